import { zCivilDate } from '@yanzhen/values/fields.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { DateText } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as z from 'zod';
import { leavingCauses, listServing, reportService, type serviceRowSchema } from '../contract.ts';
import { useBenefits } from './names.ts';

type ServiceRow = z.output<typeof serviceRowSchema>;

/** An employer's people in service: confirm that they serve, or report that somebody left. */
export function ServingPage() {
  const t = useWords('recoveries');
  const { language } = useLanguage();
  const { search, setSearch } = useRoute();
  const benefits = useBenefits();
  const after = search['after'];
  const ask = useAsk(listServing, { query: after ? { after } : {} });
  const { tell, problem } = useTell(reportService, { invalidates: [listServing] });
  const [leaving, setLeaving] = useState<ServiceRow | null>(null);
  const still = async (row: ServiceRow) => {
    await tell({ params: { applicationId: row.applicationId }, body: { kind: 'serving' } });
    announce(t('pages.serving.reported'));
  };
  const last = ({ lastReport }: ServiceRow): string =>
    lastReport === null
      ? t('pages.serving.never')
      : t(`pages.serving.${lastReport.kind}`, { date: dateText(lastReport.on, language) });
  return (
    <Page
      title={t('pages.serving.title')}
      width="wide"
      lead={
        ask.data === undefined
          ? undefined
          : t('pages.serving.lead', { organisation: ask.data.organisationName })
      }
    >
      {problem ? <ProblemNotice problem={problem} /> : null}
      {leaving === null ? null : (
        <LeavingForm key={leaving.applicationId} row={leaving} onDone={() => setLeaving(null)} />
      )}
      <Asked of={ask}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.serving.none')}>
              <p>{t('pages.serving.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              <PlainTable
                caption={t('pages.serving.table')}
                rows={rows}
                rowKey={(row) => row.applicationId}
                columns={[
                  { id: 'person', title: t('pages.serving.person'), cell: (row) => row.name },
                  {
                    id: 'benefit',
                    title: t('pages.serving.benefit'),
                    cell: (row) => benefits.name(row.benefitId),
                  },
                  {
                    id: 'until',
                    title: t('pages.serving.until'),
                    cell: (row) => <DateText on={row.serviceUntil} />,
                  },
                  { id: 'last', title: t('pages.serving.last'), cell: last },
                  {
                    id: 'acts',
                    title: t('pages.serving.report'),
                    cell: (row) => (
                      <Actions>
                        <Button
                          tone="secondary"
                          onClick={() => void still(row).catch(() => undefined)}
                        >
                          {t('pages.serving.still')}
                          <span className="yz-hidden">{row.name}</span>
                        </Button>
                        <Button tone="quiet" onClick={() => setLeaving(row)}>
                          {t('pages.serving.report')}
                          <span className="yz-hidden">{row.name}</span>
                        </Button>
                      </Actions>
                    ),
                  },
                ]}
              />
              {next === null ? null : (
                <Actions>
                  <Button tone="secondary" onClick={() => setSearch({ after: next })}>
                    {t('pages.serving.more')}
                  </Button>
                </Actions>
              )}
            </>
          )
        }
      </Asked>
    </Page>
  );
}

const leavingForm = z.object({
  on: zCivilDate,
  cause: z.enum(leavingCauses),
  note: z.string().max(500),
});

interface LeavingFormProps {
  readonly row: ServiceRow;
  readonly onDone: () => void;
}

function LeavingForm({ row, onDone }: LeavingFormProps) {
  const t = useWords('recoveries');
  const { tell } = useTell(reportService, { invalidates: [listServing] });
  const form = useForm(leavingForm, { on: '', cause: 'resigned', note: '' });
  return (
    <Card title={`${t('pages.serving.report')} · ${row.name}`} tone="accent">
      <form
        className="yz-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(async ({ on, cause, note }) => {
            const { late } = await tell({
              params: { applicationId: row.applicationId },
              body: { kind: 'left', on, cause, ...(note.trim() ? { note } : {}) },
            });
            announce(t(`pages.serving.${late ? 'late' : 'reported'}`));
            onDone();
          });
        }}
      >
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <DateInput {...form.field('on')} label={t('pages.serving.on')} />
        <Select
          {...form.field('cause')}
          label={t('pages.serving.cause')}
          options={leavingCauses.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))}
        />
        <TextArea
          {...form.field('note')}
          label={t('pages.serving.note')}
          optional
          maxLength={500}
        />
        <div className="yz-actions">
          <Button type="submit" pending={form.pending}>
            {t('pages.serving.send')}
          </Button>
          <Button tone="quiet" onClick={onDone}>
            {t('pages.serving.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
