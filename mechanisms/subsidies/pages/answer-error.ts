import type { FieldError, Problem } from '@yanzhen/web-kit/problem.ts';
import type { answerFault } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';

/** What to show at a question and what above it, from its own check and the server's answer. */
export function useAnswerError(
  factId: string,
  fault: ReturnType<typeof answerFault>,
  problem: Problem | null,
): { readonly error: FieldError | undefined; readonly problem: Problem | null } {
  const kit = useWords();
  if (fault !== undefined) {
    const says = fault === 'missing' ? kit('form.missing') : kit(`question.${fault}`);
    const remedy = fault === 'number' ? { remedy: kit('question.number-remedy') } : {};
    return { error: { field: factId, code: fault, says, ...remedy }, problem: null };
  }
  const told = problem?.errors.find((error) => error.field.endsWith(factId));
  if (told === undefined) return { error: undefined, problem };
  return { error: { ...told, field: factId }, problem: null };
}
