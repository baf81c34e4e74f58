import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { AnswerInput } from '@yanzhen/web-kit/questions/answer-input.tsx';
import {
  answerFault,
  type Answer,
  type Answers,
} from '@yanzhen/web-kit/questions/question-flow.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import type { AllEntitlementsView } from '../contract.ts';

type Asked = AllEntitlementsView['next'][number];

interface CalculatorQuestionProps {
  /** One question, or several yes-or-no ones to tick together. */
  readonly questions: readonly Asked[];
  readonly known: Answers;
  /** Benefits that are still open; left out while an answer is changed. */
  readonly openCount: number | undefined;
  readonly pending: boolean;
  readonly onAnswer: (answers: Answers) => void;
  readonly onCancel?: () => void;
}

/** The question of the moment: whatever its kind, one press sends the answer. */
export function CalculatorQuestion(props: CalculatorQuestionProps) {
  const { questions, openCount } = props;
  const t = useWords('policies');
  const [only, second] = questions;
  return (
    <section className="yz-card yz-card-accent">
      {openCount === undefined ? null : (
        <p className="yz-small">{t('pages.all.open-count', { count: openCount })}</p>
      )}
      {second === undefined && only !== undefined ? (
        <OneQuestion {...props} question={only} />
      ) : (
        <TickedQuestions {...props} />
      )}
    </section>
  );
}

function OneQuestion({
  question,
  known,
  pending,
  onAnswer,
  onCancel,
}: CalculatorQuestionProps & { readonly question: Asked }) {
  const t = useWords();
  const text = useText();
  const [draft, setDraft] = useState<Answer | undefined>(known[question.factId]);
  const [wrong, setWrong] = useState(false);
  const fault = wrong ? answerFault(question, draft) : undefined;
  return (
    <form
      className="yz-question"
      aria-label={text(question.wording)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (draft === undefined || answerFault(question, draft) !== undefined) {
          return setWrong(true);
        }
        onAnswer({ [question.factId]: draft });
      }}
    >
      <AnswerInput
        question={question}
        value={draft}
        onChange={(answer) => {
          setDraft(answer);
          setWrong(false);
        }}
        error={
          fault === undefined
            ? undefined
            : {
                field: question.factId,
                code: fault,
                says: fault === 'missing' ? t('form.missing') : t(`question.${fault}`),
                ...(fault === 'number' ? { remedy: t('question.number-remedy') } : {}),
              }
        }
      />
      <div className="yz-actions">
        <Button type="submit" pending={pending}>
          {t('act.next')}
        </Button>
        {onCancel ? (
          <Button tone="quiet" onClick={onCancel}>
            {t('act.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** Several yes-or-no questions in one: what is left without a tick is a no, unless it is marked unsure. */
function TickedQuestions({ questions, known, pending, onAnswer }: CalculatorQuestionProps) {
  const t = useWords('policies');
  const kit = useWords();
  const text = useText();
  const [ticks, setTicks] = useState<Answers>(() =>
    Object.fromEntries(questions.map(({ factId }) => [factId, known[factId] ?? false])),
  );
  const set = (factId: string, value: Answer) => setTicks({ ...ticks, [factId]: value });
  return (
    <form
      className="yz-question"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(ticks);
      }}
    >
      <fieldset className="yz-field">
        <legend className="yz-label yz-label-big">{t('pages.all.tick')}</legend>
        <p className="yz-hint">{t('pages.all.tick-help')}</p>
        <ul className="calculator-ticks">
          {questions.map(({ factId, label, help }) => {
            const unsure = ticks[factId] === null;
            return (
              <li key={factId} className={unsure ? 'calculator-unsure' : undefined}>
                <label className="yz-choice">
                  <input
                    type="checkbox"
                    name={factId}
                    checked={ticks[factId] === true}
                    onChange={(event) => set(factId, event.target.checked)}
                  />
                  <span>
                    {text(label)}
                    <span className="yz-choice-hint">{text(help)}</span>
                  </span>
                </label>
                <button
                  type="button"
                  className="yz-link"
                  aria-pressed={unsure}
                  onClick={() => set(factId, unsure ? false : null)}
                >
                  {kit('question.dont-know')}
                  <span className="yz-hidden">{text(label)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </fieldset>
      <div className="yz-actions">
        <Button type="submit" pending={pending}>
          {kit('act.next')}
        </Button>
      </div>
    </form>
  );
}
