import type { BenefitQuestion } from '@yanzhen/registers/policies/contract.ts';
import { AnswerInput } from '@yanzhen/web-kit/questions/answer-input.tsx';
import { answerFault, type Answer } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';

/** Answers while they are typed; undefined where nothing was said. */
export type Draft = Readonly<Record<string, Answer | undefined>>;

interface AnswerFieldsProps {
  readonly questions: readonly BenefitQuestion[];
  readonly answers: Draft;
  /** Whether what cannot be taken is shown. */
  readonly checked: boolean;
  readonly onChange: (answers: Draft) => void;
}

/** All questions of a benefit on one page, as a clerk asks them across the counter. */
export function AnswerFields({ questions, answers, checked, onChange }: AnswerFieldsProps) {
  const kit = useWords();
  return (
    <div className="sub-answers">
      {questions.map((question) => {
        const answer = answers[question.factId];
        const fault = checked && answer !== undefined ? answerFault(question, answer) : undefined;
        return (
          <AnswerInput
            key={question.factId}
            // The clerk leaves a question open by not answering it.
            question={{ ...question, mayNotKnow: false }}
            big={false}
            value={answer}
            error={
              fault === undefined
                ? undefined
                : {
                    field: question.factId,
                    code: fault,
                    says: kit(fault === 'missing' ? 'form.missing' : `question.${fault}`),
                  }
            }
            onChange={(next) => onChange({ ...answers, [question.factId]: next })}
          />
        );
      })}
    </div>
  );
}
