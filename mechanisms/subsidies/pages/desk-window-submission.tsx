import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Notice, ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, OutcomeMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { Button } from 'antd';
import * as contract from '../contract.ts';
import { PromiseSteps } from './promise-steps.tsx';

type Mine = contract.MyApplication;
type Check = ReplyOf<typeof contract.checkAnswers>;

/** What is still missing, the decision by what is known, and the act; after it the promise. */
export function WindowSubmission({ mine }: { readonly mine: Mine }) {
  const t = useWords('subsidies');
  const params = { applicationId: mine.applicationId };
  const submit = useTell(contract.submitAtWindow);
  const correct = useTell(contract.sendCorrection);
  const { state } = mine.standing;
  const correcting = state === 'correction';
  const acts = correcting ? correct : submit;
  const check = useAsk(contract.checkAnswers, { params }, { enabled: state === 'draft' });
  const { reply } = acts;
  if (reply?.submitted === true) {
    return (
      <>
        <div role="status">
          <Notice
            tone="good"
            title={t(correcting ? 'pages.desk.window.sent' : 'pages.desk.window.submitted', {
              reference: reply.reference,
            })}
          >
            <p>{t('pages.desk.window.submitted-says', { yuan: yuanForReader(reply.amountFen) })}</p>
          </Notice>
        </div>
        <DeskSheet title={t('pages.desk.window.next')}>
          <PromiseSteps promise={reply.promise} />
        </DeskSheet>
      </>
    );
  }
  if (state !== 'draft' && !correcting) return null;
  const send = () => void acts.tell({ params }).catch(() => undefined);
  return (
    <DeskSheet title={t(correcting ? 'pages.desk.window.correct' : 'pages.desk.window.submit')}>
      {acts.problem === null ? null : <ProblemNotice problem={acts.problem} />}
      {reply === undefined ? null : <NotSubmitted reply={reply} />}
      {correcting ? null : check.data !== undefined ? (
        <Missing check={check.data} />
      ) : check.error ? (
        <ProblemNotice problem={asProblem(check.error)} onRetry={() => void check.refetch()} />
      ) : (
        <Skeleton rows={3} />
      )}
      <Button
        type="primary"
        loading={acts.pending}
        disabled={!correcting && check.data?.canSubmit !== true}
        onClick={send}
      >
        {t(correcting ? 'pages.desk.window.correct' : 'pages.desk.window.submit')}
      </Button>
    </DeskSheet>
  );
}

function Missing({ check }: { readonly check: Check }) {
  const t = useWords('subsidies');
  const kit = useWords();
  const text = useText();
  const { decision, missing } = check;
  return (
    <>
      <p className="sub-outcome">
        <OutcomeMark outcome={decision.outcome} says={kit(`decision.${decision.outcome}`)} />
        {decision.amountFen === null ? null : (
          <strong>
            <Money fen={decision.amountFen} />
          </strong>
        )}
      </p>
      {decision.reasons
        .filter((reason) => reason.outcome === 'no')
        .map((reason) => (
          <p key={reason.conditionId}>
            {text(reason.says)} {text(reason.remedy)}
          </p>
        ))}
      {missing.length === 0 ? (
        <p>{t('pages.desk.window.complete')}</p>
      ) : (
        <div>
          <p>{t('pages.desk.window.missing', { count: missing.length })}</p>
          <ul className="sub-missing-list">
            {missing.map((item) => (
              <li key={`${item.what} ${item.id}`}>{text(item.says)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function NotSubmitted({
  reply,
}: {
  readonly reply: Extract<ReplyOf<typeof contract.submit>, { submitted: false }>;
}) {
  const t = useWords('subsidies');
  const text = useText();
  const lines = [
    ...reply.missing.map((item) => ({ id: item.factId, says: text(item.says) })),
    ...reply.decision.reasons
      .filter((reason) => reason.outcome === 'no')
      .map((reason) => ({ id: reason.conditionId, says: text(reason.says) })),
  ];
  return (
    <Notice tone="attention" title={t('pages.desk.window.not-submitted')}>
      <ul className="sub-missing-list">
        {lines.map((line) => (
          <li key={line.id}>{line.says}</li>
        ))}
      </ul>
    </Notice>
  );
}
