import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { answerFault } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { AnswerFields, type Draft } from './desk-answer-fields.tsx';
import { StateTag } from './desk-state.tsx';
import { WindowSubmission } from './desk-window-submission.tsx';
import { EvidenceUpload } from './evidence-upload.tsx';
import { ReceiptButton } from './receipt-button.tsx';
import './desk.css';

type Mine = contract.MyApplication;

/** One filing of the window: scan its evidence, complete its answers, submit, print the receipt. */
export function DeskWindowFiling() {
  const t = useWords('subsidies');
  const { params } = useRoute();
  const applicationId = params['applicationId'] ?? '';
  // The clerk who filed a case holds it as its applicant does, by the same address.
  const ask = useAsk(contract.showMine, { params: { applicationId } });
  const list = useAsk(contract.listWindowFilings, {});
  const line = list.data?.applications.find((row) => row.applicationId === applicationId);
  return (
    <DeskPage
      key={applicationId}
      title={`${ask.data?.reference ?? t('pages.desk.window.one')} ${line?.applicantName ?? ''}`.trim()}
      meta={ask.data === undefined ? undefined : <StateTag state={ask.data.standing.state} />}
      actions={
        ask.data === undefined || ask.data.reference === null ? undefined : (
          <ReceiptButton applicationId={applicationId} />
        )
      }
      crumbs={[{ says: t('pages.desk.window.title'), to: '/desk/window' }]}
    >
      <Asked of={ask} rows={10}>
        {(mine) => <Filing mine={mine} />}
      </Asked>
    </DeskPage>
  );
}

function Filing({ mine }: { readonly mine: Mine }) {
  const t = useWords('subsidies');
  const text = useText();
  const { state } = mine.standing;
  const codes =
    state === 'draft' ? mine.evidenceNeeded.map((item) => item.code) : itemsOf(mine, 'evidence');
  const questions =
    state === 'draft'
      ? mine.questions
      : mine.questions.filter(({ factId }) => itemsOf(mine, 'fact').includes(factId));
  const changes = state === 'draft' || state === 'correction';
  return (
    <div className={changes ? 'sub-filing' : 'sub-filing sub-filing-done'}>
      <div>
        <WindowSubmission mine={mine} />
        <DeskSheet title={t('pages.desk.window.content')}>
          <DeskFacts
            columns={1}
            facts={[
              {
                id: 'benefit',
                label: t('pages.desk.column.benefit'),
                value: text(mine.benefit.name),
              },
              {
                id: 'employer',
                label: t('pages.desk.column.employer'),
                value: mine.organisation?.name ?? '—',
              },
              {
                id: 'amount',
                label: t('pages.desk.column.amount'),
                value: mine.amountFen === null ? '—' : <Money fen={mine.amountFen} />,
              },
              {
                id: 'since',
                label: t('pages.desk.column.since'),
                value: denseDate(mine.standing.holderSince),
              },
              // In a draft they stand beside it, as questions.
              ...(state === 'draft' ? [] : mine.facts).map((fact) => ({
                id: fact.id,
                label: text(fact.label),
                value: text(fact.shown) || '—',
              })),
            ]}
          />
        </DeskSheet>
      </div>
      {changes ? (
        <div>
          {mine.correction === null ? null : <Asks mine={mine} />}
          {codes.length === 0 ? null : (
            <DeskSheet title={t('pages.desk.window.evidence')}>
              <div className="sub-uploads">
                {codes.map((code) => (
                  <EvidenceUpload key={code} mine={mine} code={code} />
                ))}
              </div>
            </DeskSheet>
          )}
          {questions.length === 0 ? null : <Answers mine={mine} questions={questions} />}
        </div>
      ) : null}
    </div>
  );
}

/** What the officer asked for, as it was written. */
function Asks({ mine }: { readonly mine: Mine }) {
  const t = useWords('subsidies');
  const text = useText();
  return (
    <Notice tone="attention" title={t('pages.desk.window.asked')}>
      <ul className="sub-bad-lines">
        {mine.correction?.items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <strong>{text(item.name)}</strong>
            <span>{item.note}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface AnswersProps {
  readonly mine: Mine;
  readonly questions: Mine['questions'];
}

/** The questions with what is known, kept together by one button. */
function Answers({ mine, questions }: AnswersProps) {
  const t = useWords('subsidies');
  const save = useTell(contract.saveAnswers);
  const [draft, setDraft] = useState<Draft>({});
  const [checked, setChecked] = useState(false);
  const changed = Object.keys(draft);
  const known = Object.fromEntries(
    questions.map(({ factId }) => [factId, mine.answers[factId] ?? undefined]),
  );
  const send = async () => {
    const wrong = questions.some(({ factId, ...question }) => {
      const answer = draft[factId];
      return answer !== undefined && answerFault({ factId, ...question }, answer) !== undefined;
    });
    setChecked(wrong);
    if (wrong) return;
    try {
      await save.tell({
        params: { applicationId: mine.applicationId },
        body: {
          answers: Object.fromEntries(changed.map((id) => [id, draft[id] ?? null])),
        },
      });
      setDraft({});
    } catch {
      // Shown above the questions.
    }
  };
  return (
    <DeskSheet title={t('pages.desk.window.answers')}>
      {save.problem === null ? null : <ProblemNotice problem={save.problem} />}
      <AnswerFields
        questions={questions}
        answers={{ ...known, ...draft }}
        checked={checked}
        onChange={(answers) =>
          setDraft(
            Object.fromEntries(
              Object.entries(answers).filter(([id, answer]) => answer !== known[id]),
            ),
          )
        }
      />
      <div className="sub-form-foot">
        <Button disabled={changed.length === 0} loading={save.pending} onClick={() => void send()}>
          {changed.length === 0
            ? t('pages.desk.window.saved')
            : t('pages.desk.window.save', { count: changed.length })}
        </Button>
      </div>
    </DeskSheet>
  );
}

function itemsOf({ correction }: Mine, kind: 'evidence' | 'fact'): readonly string[] {
  return correction?.items.filter((item) => item.kind === kind).map((item) => item.id) ?? [];
}
