import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { checkAnswers, sendCorrection, submit, type MyApplication } from '../contract.ts';
import { DecisionResult } from './decision-result.tsx';
import { EvidenceUpload } from './evidence-upload.tsx';
import { toneOf, useOwnApplication } from './own-application.ts';

/** A case that the agent filed: what is missing, the papers, and sending it. */
export function FilingCasePage() {
  const { ask } = useOwnApplication();
  return <Asked of={ask}>{(mine) => <FilingCase mine={mine} />}</Asked>;
}

function FilingCase({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const text = useText();
  const { state } = mine.standing;
  return (
    <Page
      title={mine.applicantName}
      above={[text(mine.benefit.name), mine.reference].filter(Boolean).join(' · ')}
      back="/filings"
    >
      <p>
        <Tag tone={toneOf(state)}>{text(stateNames[state])}</Tag>
      </p>
      {mine.correction === null ? null : (
        <Notice tone="attention" title={t('pages.filing.correction')}>
          <ul>
            {mine.correction.items.map((item) => (
              <li key={`${item.kind} ${item.id}`}>
                {text(item.name)}: {item.note}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <SummaryList
        rows={mine.facts.map((fact) => ({
          id: fact.id,
          label: text(fact.label),
          value: fact.shown === null ? '—' : text(fact.shown),
        }))}
      />
      {state === 'draft' || state === 'correction' ? <Papers mine={mine} /> : null}
      {state === 'draft' || state === 'correction' ? <Send mine={mine} /> : null}
    </Page>
  );
}

function Papers({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  return (
    <>
      <h2>{t('pages.filing.papers')}</h2>
      {mine.evidenceNeeded.map((item) => (
        <Card key={item.code}>
          <EvidenceUpload mine={mine} code={item.code} />
        </Card>
      ))}
    </>
  );
}

function Send({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const text = useText();
  const params = { applicationId: mine.applicationId };
  const check = useAsk(checkAnswers, { params }, { freshFor: 0 });
  const draft = mine.standing.state === 'draft';
  const tell = useTell(draft ? submit : sendCorrection);
  const send = async () => {
    const reply = await tell.tell({ params }).catch(() => undefined);
    if (reply?.submitted === true) announce(t('pages.filing.sent', { reference: reply.reference }));
  };
  return (
    <>
      <Asked of={check}>
        {(reply) => (
          <>
            <DecisionResult title={t('pages.filing.result')} decision={reply.decision} />
            {reply.missing.length === 0 ? null : (
              <Notice tone="attention" title={t('pages.filing.missing')}>
                <ul>
                  {reply.missing.map((item) => (
                    <li key={`${item.what} ${item.id}`}>{text(item.says)}</li>
                  ))}
                </ul>
              </Notice>
            )}
          </>
        )}
      </Asked>
      {tell.problem === null ? null : <ProblemNotice problem={tell.problem} />}
      <Actions>
        <Button pending={tell.pending} onClick={() => void send()}>
          {t(draft ? 'pages.filing.send' : 'pages.filing.send-correction')}
        </Button>
      </Actions>
    </>
  );
}
