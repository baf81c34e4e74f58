import { AppealPanel } from '@yanzhen/procedures/appeals/pages/appeal-panel.tsx';
import type { State } from '@yanzhen/procedures/applications/contract.ts';
import { showEvidence } from '@yanzhen/procedures/evidence/contract.ts';
import { RatingPanel } from '@yanzhen/procedures/ratings/pages/rating-panel.tsx';
import { addressOf } from '@yanzhen/web-kit/client.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { Steps } from '@yanzhen/web-kit/plain/task-list.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { Timeline } from '@yanzhen/web-kit/plain/timeline.tsx';
import { useLanguage, useText, useWords, type Words } from '@yanzhen/web-kit/words.ts';
import type { MyApplication } from '../contract.ts';
import { DecisionResult } from './decision-result.tsx';
import { useFactRows } from './fact-rows.tsx';
import { applicationAddress } from './own-application.ts';
import { ReceiptButton } from './receipt-button.tsx';
import { StandingPanel } from './standing-panel.tsx';
import { Withdraw } from './withdraw.tsx';

const steps = ['employer', 'county', 'city', 'approval', 'notice', 'money'] as const;

const stepOf: Readonly<Partial<Record<State, number>>> = {
  'employer-confirmation': 0,
  'county-review': 1,
  correction: 1,
  proposed: 2,
  checked: 3,
  approved: 4,
  publicity: 4,
  objected: 4,
  payable: 5,
  batched: 5,
  signed: 5,
  instructed: 5,
  returned: 5,
  'in-service': steps.length,
  paid: steps.length,
};

/** Where a submitted application stands, what the applicant can do, and all that happened. */
export function StatusView({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const text = useText();
  const { state } = mine.standing;
  const step = stepOf[state];
  return (
    <Page
      title={text(mine.benefit.name)}
      above={t('pages.talent.case.reference', { reference: mine.reference ?? '' })}
      lead={
        <>
          {mine.amountFen === null ? null : (
            <p className="sub-amount">
              {t('pages.talent.case.amount')} <Money fen={mine.amountFen} />
            </p>
          )}
          <p>{t(`pages.talent.state.${state}.says`)}</p>
        </>
      }
      back="/applications"
    >
      {step === undefined ? null : (
        <Steps steps={steps.map((id) => t(`pages.talent.case.steps.${id}`))} current={step} />
      )}
      <StandingPanel mine={mine} actions={nextAct(mine, t)}>
        <Ending mine={mine} />
      </StandingPanel>
      <AppealPanel applicationId={mine.applicationId} />
      <RatingPanel applicationId={mine.applicationId} />
      <section>
        <h2 className="sub-section">{t('pages.talent.case.history')}</h2>
        <History mine={mine} />
      </section>
      {mine.decision === null ? null : (
        <Disclosure says={t('pages.talent.case.decision')}>
          <DecisionResult title={t('pages.talent.check.result')} decision={mine.decision} />
        </Disclosure>
      )}
      <Disclosure says={t('pages.talent.case.content')}>
        <Content mine={mine} />
      </Disclosure>
      <Disclosure says={t('pages.talent.case.files')}>
        <Files mine={mine} />
      </Disclosure>
      <Actions>
        <ReceiptButton applicationId={mine.applicationId} />
        <Withdraw mine={mine} />
      </Actions>
    </Page>
  );
}

/** The act that waits for the applicant; nothing where nothing does. */
function nextAct(mine: MyApplication, t: Words) {
  const { applicationId } = mine;
  switch (mine.standing.state) {
    case 'correction':
      return (
        <LinkButton to={applicationAddress(applicationId, 'correction')}>
          {t('pages.talent.case.correct')}
        </LinkButton>
      );
    case 'returned':
      return (
        <LinkButton to={applicationAddress(applicationId, 'account')}>
          {t('pages.talent.case.returned-act')}
        </LinkButton>
      );
    case 'refused':
    case 'withdrawn':
    case 'expired':
      return (
        <LinkButton tone="secondary" to={`/apply/${mine.benefit.id}`}>
          {t('pages.talent.case.again')}
        </LinkButton>
      );
    default:
      return undefined;
  }
}

/** How it ended, or why it came back. */
function Ending({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const { language } = useLanguage();
  const { payment, lastReason, remedy, standing } = mine;
  if ((standing.state === 'paid' || standing.state === 'in-service') && payment?.paidOn) {
    return (
      <Notice
        tone="good"
        title={t('pages.talent.case.paid', { date: dateText(payment.paidOn, language) })}
      />
    );
  }
  if (standing.state === 'returned') {
    return (
      <Notice tone="attention" title={t('pages.talent.case.returned')}>
        <p>{payment?.returnedReason ?? lastReason}</p>
      </Notice>
    );
  }
  if (standing.state === 'stopped' && lastReason) {
    return (
      <Notice tone="attention" title={t('pages.talent.case.stopped')}>
        <p>{lastReason}</p>
      </Notice>
    );
  }
  if (standing.state === 'refused') {
    return (
      <Notice tone="bad" title={t('pages.talent.case.refused')}>
        <p>{lastReason}</p>
        {remedy === null ? null : (
          <>
            <p className="yz-notice-title sub-remedy">{t('pages.talent.case.remedy')}</p>
            <p>{remedy}</p>
          </>
        )}
      </Notice>
    );
  }
  return null;
}

function History({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  return (
    <Timeline
      events={[...mine.timeline]
        .sort((a, b) => b.number - a.number)
        .map((event) => ({
          id: event.id,
          at: event.at,
          title: t(`pages.talent.event.${event.move}`),
          ...(event.reason === null ? {} : { detail: event.reason }),
        }))}
    />
  );
}

function Content({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const text = useText();
  const facts = useFactRows(
    mine.facts.map((fact) => ({ id: fact.id, label: text(fact.label), fact })),
  );
  return (
    <SummaryList
      rows={[
        {
          id: 'organisation',
          label: t('pages.talent.check.organisation'),
          value: mine.organisation?.name ?? t('pages.talent.check.none'),
        },
        ...facts,
      ]}
    />
  );
}

function Files({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const kit = useWords();
  const text = useText();
  if (mine.evidence.length === 0) return <p>{t('pages.talent.case.no-files')}</p>;
  const href = (evidenceId: string) =>
    addressOf(showEvidence, { params: { applicationId: mine.applicationId, evidenceId } });
  return (
    <SummaryList
      rows={mine.evidenceNeeded.flatMap((item) => {
        const files = mine.evidence.filter((file) => file.code === item.code);
        if (files.length === 0) return [];
        return [
          {
            id: item.code,
            label: text(item.name),
            value: (
              <ul className="sub-links">
                {files.map((file) => (
                  <li key={file.id}>
                    <a href={href(file.id)} target="_blank" rel="noreferrer">
                      {file.name}
                      <span className="yz-hidden">{kit('file.new-window')}</span>
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ];
      })}
    />
  );
}
