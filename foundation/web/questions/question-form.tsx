import { useRef, useState, type ReactNode } from 'react';
import { Button } from '../plain/button.tsx';
import { Icon } from '../plain/icons.tsx';
import { SummaryList } from '../plain/summary-list.tsx';
import { useText, useWords } from '../words.ts';
import { forgetKeptAnswers, keepAnswers, readKeptAnswers } from './kept-answers.ts';
import { AnswerInput, tellAnswer } from './answer-input.tsx';
import {
  answerFault,
  answersThatFit,
  firstUnanswered,
  type Answer,
  type Answers,
  type Question,
} from './question-flow.ts';

interface QuestionFormProps {
  /** Under this id the answers are kept on the device. */
  readonly id: string;
  readonly questions: readonly Question[];
  /** Known answers, e.g. facts that the city has; kept answers win over them. */
  readonly known?: Answers;
  /** All questions have an answer (or "I don't know"). */
  readonly onDone: (answers: Answers) => void;
  /** Says what the last button does; "See the result" unless told. */
  readonly doneSays?: string;
  /** After the answers changed, e.g. to show a result beside. */
  readonly onChange?: (answers: Answers) => void;
  /** Between the list of answers and its buttons. */
  readonly children?: ReactNode;
}

/** One question a page from data; the answers stay on this device and can be changed one by one. */
export function QuestionForm(props: QuestionFormProps) {
  const { id, questions } = props;
  const t = useWords();
  const text = useText();
  const [answers, setAnswers] = useState<Answers>(() =>
    answersThatFit(questions, { ...props.known, ...readKeptAnswers(id) }),
  );
  const [at, setAt] = useState(() => firstUnanswered(questions, answers));
  const [draft, setDraft] = useState<Answer | undefined>(() => draftAt(at));
  const [wrong, setWrong] = useState(false);
  // Changing one answer from the list leads back to the list, not through all later questions.
  const [fromList, setFromList] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const question = questions[at];

  function draftAt(place: number): Answer | undefined {
    const asked = questions[place];
    return asked === undefined ? undefined : answers[asked.factId];
  }
  const open = (place: number) => {
    const next = questions[place];
    setAt(place);
    setDraft(next === undefined ? undefined : answers[next.factId]);
    setWrong(false);
    requestAnimationFrame(() => {
      const first = top.current?.querySelector<HTMLElement>('[data-question]');
      first?.focus({ preventScroll: true });
      top.current?.scrollIntoView({ block: 'nearest' });
    });
  };
  const keep = (next: Answers) => {
    setAnswers(next);
    keepAnswers(id, next);
    props.onChange?.(next);
  };

  if (question === undefined) {
    return (
      <div ref={top} className="yz-question">
        <h2 data-question tabIndex={-1}>
          {t('question.answers')}
        </h2>
        <SummaryList
          rows={questions.map((one, place) => ({
            id: one.factId,
            label: text(one.wording),
            value: tellAnswer(one, answers[one.factId], t, text),
            change: () => {
              setFromList(true);
              open(place);
            },
          }))}
        />
        {props.children}
        <div className="yz-actions">
          <Button onClick={() => props.onDone(answers)}>
            {props.doneSays ?? t('question.see-result')}
          </Button>
          <Button
            tone="quiet"
            onClick={() => {
              forgetKeptAnswers(id);
              setAnswers({});
              props.onChange?.({});
              setAt(0);
              setDraft(undefined);
            }}
          >
            {t('question.restart')}
          </Button>
        </div>
      </div>
    );
  }

  const fault = wrong ? answerFault(question, draft) : undefined;
  return (
    <div ref={top} className="yz-question">
      <div className="yz-question-progress">
        <span>{t('question.progress', { at: at + 1, of: questions.length })}</span>
        <progress max={questions.length} value={at} aria-hidden="true" />
      </div>
      <form
        key={question.factId}
        className="yz-question"
        data-question
        tabIndex={-1}
        aria-label={text(question.wording)}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (draft === undefined || answerFault(question, draft) !== undefined) {
            return setWrong(true);
          }
          const next = { ...answers, [question.factId]: draft };
          keep(next);
          const later = fromList ? firstUnanswered(questions, next) : at + 1;
          setFromList(false);
          const following = questions[later];
          open(later);
          setDraft(following === undefined ? undefined : next[following.factId]);
          if (later === questions.length && !fromList) props.onDone(next);
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
          <Button type="submit">{t('act.next')}</Button>
          {at === 0 && !fromList ? null : (
            <Button
              tone="quiet"
              onClick={() => {
                open(fromList ? questions.length : at - 1);
                setFromList(false);
              }}
            >
              <Icon name="back" size={1.1} />
              {t('act.back')}
            </Button>
          )}
        </div>
        <p className="yz-small">{t('question.kept')}</p>
      </form>
    </div>
  );
}
