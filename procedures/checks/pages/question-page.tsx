import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { AnswerSides } from './answer-sides.tsx';
import { CountedDue } from './question-due.tsx';
import { SettleForm } from './settle-form.tsx';
import { stateTones } from './tones.ts';
import './checks.css';

type Shown = ReplyOf<typeof contract.showQuestion>;

/** One question for the office of its case: answers side by side, and what settles them. */
export function QuestionPage() {
  const t = useWords('checks');
  const { params } = useRoute();
  const ask = useAsk(contract.showQuestion, { params: { questionId: params['questionId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={t('pages.question.title', { number: data?.number ?? '' })}
      crumbs={[{ says: t('pages.question.back'), to: '/desk/checks' }]}
      meta={
        data ? (
          <Tag tone={stateTones[data.state]}>{t(`question-state.${data.state}`)}</Tag>
        ) : undefined
      }
      actions={data?.mayWithdraw ? <WithdrawButton questionId={data.id} /> : undefined}
    >
      <Asked of={ask}>{(question) => <Sheets question={question} />}</Asked>
    </DeskPage>
  );
}

function WithdrawButton({ questionId }: { readonly questionId: string }) {
  const t = useWords('checks');
  const withdrawing = useTell(contract.withdrawQuestion);
  return (
    <MoveButtons
      moves={[
        {
          id: 'withdraw',
          label: t('pages.question.withdraw'),
          explains: t('pages.question.withdraw-says'),
          reason: 'required',
          doneSays: t('pages.question.withdrawn'),
        },
      ]}
      onMove={(_id, reason) => withdrawing.tell({ params: { questionId }, body: { reason } })}
    />
  );
}

function Sheets({ question }: { readonly question: Shown }) {
  const t = useWords('checks');
  return (
    <>
      <DeskSheet title={t('pages.question.answers')}>
        {question.state === 'disputed' ? (
          <Notice tone="attention" title={t('pages.question.differ')}>
            <p>{t('pages.question.differ-says')}</p>
          </Notice>
        ) : null}
        {question.answers.length === 0 ? (
          <p>{t('pages.question.answers-none')}</p>
        ) : (
          <AnswerSides answers={question.answers} />
        )}
        {question.maySettle ? <SettleForm questionId={question.id} /> : null}
        <Closed question={question} />
      </DeskSheet>
      <QuestionFacts question={question} />
      <Tries question={question} />
    </>
  );
}

function Closed({ question }: { readonly question: Shown }) {
  const t = useWords('checks');
  const { reason, closedBy, closedAt, outcome, state } = question;
  if (reason === null) return null;
  const says =
    reason === 'case-ended' && closedBy === null ? t('pages.question.case-ended') : reason;
  const by = t('pages.question.closed', {
    name: closedBy ?? '—',
    at: closedAt === null ? '' : denseMoment(closedAt),
  });
  const result = outcome === null ? '' : ` · ${t(`answer.${outcome}`)}`;
  return (
    <Notice title={`${t(`question-state.${state}`)}${result}`}>
      <p>{says}</p>
      {closedBy === null ? null : <p className="yz-small">{by}</p>}
    </Notice>
  );
}

function QuestionFacts({ question }: { readonly question: Shown }) {
  const t = useWords('checks');
  const text = useText();
  const asked = t('pages.question.asked', {
    name: question.askedBy,
    at: denseMoment(question.askedAt),
  });
  return (
    <DeskSheet title={t('pages.question.facts')}>
      <DeskFacts
        facts={[
          { id: 'asks', label: t('pages.questions.asks'), value: text(question.asks), span: 2 },
          {
            id: 'case',
            label: t('pages.questions.case'),
            value: (
              <Link to={`/desk/cases/${question.applicationId}`}>
                {`${question.applicantName} ${question.reference ?? ''}`}
              </Link>
            ),
          },
          {
            id: 'department',
            label: t('pages.questions.department'),
            value: text(question.department),
          },
          { id: 'fact', label: t('pages.question.fact'), value: text(question.fact) },
          {
            id: 'stated',
            label: t('pages.question.stated'),
            value: question.stated ? text(question.stated) : '—',
          },
          { id: 'by', label: t('pages.question.asked-by'), value: asked },
          { id: 'list', label: t('pages.question.list'), value: question.list },
          { id: 'purpose', label: t('pages.answer.purpose'), value: text(question.purpose) },
          { id: 'basis', label: t('pages.answer.basis'), value: text(question.basis) },
          {
            id: 'due',
            label: t('pages.questions.due'),
            value: <CountedDue {...question} />,
            span: 2,
          },
        ]}
      />
    </DeskSheet>
  );
}

function Tries({ question }: { readonly question: Shown }) {
  const t = useWords('checks');
  const { tries, nextTryAt, state } = question;
  if (tries.length === 0) return null;
  const failed = tries.every((each) => each.outcome !== 'answered');
  return (
    <DeskSheet title={t('pages.question.tries')}>
      <PlainTable
        caption={t('pages.question.tries')}
        rows={tries}
        rowKey={(row) => String(row.number)}
        columns={[
          { id: 'number', title: t('pages.question.try-number'), cell: (row) => row.number },
          { id: 'at', title: t('pages.question.try-at'), cell: (row) => denseMoment(row.at) },
          {
            id: 'outcome',
            title: t('pages.question.try-outcome'),
            cell: (row) =>
              `${t(`try.${row.outcome}`)}${row.outcome === 'status' ? ` ${row.status ?? ''}` : ''}`,
          },
        ]}
      />
      {nextTryAt !== null ? (
        <p>{t('pages.question.next-try', { at: denseMoment(nextTryAt) })}</p>
      ) : failed && state === 'open' ? (
        <p>{t('pages.question.gave-up')}</p>
      ) : null}
    </DeskSheet>
  );
}
