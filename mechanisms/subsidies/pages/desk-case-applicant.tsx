import { unmask, unmaskReasons } from '@yanzhen/registers/talents/contract.ts';
import { call } from '@yanzhen/web-kit/client.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MaskedText } from '@yanzhen/web-kit/desk/masked-text.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { SubsidyCase } from '../contract.ts';
import { useCountyName } from './county-name.ts';

/** Who applies for what; numbers stay masked until a reason is given. */
export function CaseApplicant({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const text = useText();
  const countyOf = useCountyName();
  const label = (id: string) => t(`pages.desk.column.${id}`);
  return (
    <DeskSheet title={t('pages.desk.case.applicant')}>
      <DeskFacts
        facts={[
          { id: 'applicant', label: label('applicant'), value: view.applicantName },
          { id: 'benefit', label: label('benefit'), value: text(view.benefit.name) },
          {
            id: 'identity',
            label: label('identity'),
            value: <Masked view={view} field="identity" masked={view.identityNumber} />,
          },
          {
            id: 'amount',
            label: label('amount'),
            value:
              view.amountFen === null ? (
                '—'
              ) : (
                <strong>
                  <Money fen={view.amountFen} />
                </strong>
              ),
          },
          {
            id: 'mobile',
            label: label('mobile'),
            value: <Masked view={view} field="mobile" masked={view.mobile} />,
          },
          {
            id: 'submitted',
            label: label('submitted'),
            value: view.submittedAt === null ? '—' : denseMoment(view.submittedAt),
          },
          { id: 'employer', label: label('employer'), value: view.organisationName ?? '—' },
          ...(view.subjectPath === null
            ? []
            : [
                {
                  id: 'subject',
                  label: label('subject'),
                  value: <Link to={view.subjectPath}>{t('pages.desk.case.subject')}</Link>,
                },
              ]),
          { id: 'county', label: label('county'), value: countyOf(view.county) || '—' },
        ]}
      />
    </DeskSheet>
  );
}

interface MaskedProps {
  readonly view: SubsidyCase;
  readonly field: 'identity' | 'mobile';
  readonly masked: string | null;
}

function Masked({ view, field, masked }: MaskedProps) {
  const t = useWords('subsidies');
  if (masked === null) return <>—</>;
  return (
    <MaskedText
      masked={masked}
      label={t(`pages.desk.column.${field}`)}
      purposes={unmaskReasons.map((value) => ({
        value,
        label: t(`pages.desk.unmask.${value}`),
      }))}
      onUnmask={async (note, purpose) => {
        const reason = unmaskReasons.find((each) => each === purpose) ?? 'verify-identity';
        // Asked past the store of answers: the number is kept nowhere but in sight.
        const { value, leftToday } = await call(unmask, {
          params: { personId: view.personId },
          body: { field, reason, note },
        });
        announce(t('pages.desk.unmask.left', { count: leftToday }));
        return value;
      }}
    />
  );
}
