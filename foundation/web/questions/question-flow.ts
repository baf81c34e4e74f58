import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

export type QuestionKind = 'yes-no' | 'choice' | 'number' | 'money' | 'date' | 'month' | 'text';

/** One question of a form, as data. */
export interface Question {
  readonly factId: string;
  readonly kind: QuestionKind;
  readonly wording: Localized;
  /** Why it is asked or how to tell; shown under the wording. */
  readonly help?: Localized | undefined;
  /** For `choice`. */
  readonly options?:
    | readonly {
        readonly value: string;
        readonly label: Localized;
        readonly hint?: Localized | undefined;
      }[]
    | undefined;
  /** For `number`, e.g. months. */
  readonly unit?: Localized | undefined;
  /** False when it must be answered; "I don't know" is offered otherwise. */
  readonly mayNotKnow?: boolean | undefined;
}

/**
 * An answer: boolean (`yes-no`), text (`choice`, `text`, `date`, `month`), number (`number`), whole fen
 * (`money`), or `null` for "I don't know". A question that was not asked yet has no entry.
 */
export type Answer = string | number | boolean | null;
export type Answers = Readonly<Record<string, Answer>>;

/** 0-based place of the first question without an entry; the number of questions when all have one. */
export function firstUnanswered(questions: readonly Question[], answers: Answers): number {
  const at = questions.findIndex((question) => !(question.factId in answers));
  return at === -1 ? questions.length : at;
}

/** Why a typed answer cannot be taken yet; undefined when it can. */
export function answerFault(
  question: Question,
  answer: Answer | undefined,
): 'choose' | 'number' | 'date' | 'missing' | undefined {
  if (answer === null) return question.mayNotKnow === false ? 'missing' : undefined;
  switch (question.kind) {
    case 'yes-no':
      return typeof answer === 'boolean' ? undefined : 'choose';
    case 'choice':
      return question.options?.some((option) => option.value === answer) ? undefined : 'choose';
    case 'number':
      return typeof answer === 'number' && Number.isFinite(answer) ? undefined : 'number';
    case 'money':
      return typeof answer === 'number' && Number.isSafeInteger(answer) ? undefined : 'missing';
    case 'date':
      return typeof answer === 'string' && isCivilDate(answer) ? undefined : 'date';
    case 'month':
      return typeof answer === 'string' && isCivilDate(`${answer}-01`) ? undefined : 'date';
    case 'text':
      return typeof answer === 'string' && answer.trim() !== '' ? undefined : 'missing';
  }
}

/** Only the answers that the questions ask for and accept; kept ones of an older form fall away. */
export function answersThatFit(questions: readonly Question[], answers: Answers): Answers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answers[question.factId];
      if (answer === undefined || answerFault(question, answer) !== undefined) return [];
      return [[question.factId, answer]];
    }),
  );
}
