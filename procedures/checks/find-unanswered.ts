import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { listQuestionsOfCases } from './store.ts';

/**
 * The fault `checks.still-open` (values `open`, `disputed`) while a question about a case is neither
 * answered nor settled; what moves a case on asks this first.
 */
export async function findUnanswered(
  turn: Turn,
  applicationId: string,
): Promise<Fault | undefined> {
  const questions = await listQuestionsOfCases(turn, [applicationId]);
  const count = (state: string): number => questions.filter((each) => each.state === state).length;
  const [open, disputed] = [count('open'), count('disputed')];
  return open + disputed > 0 ? fault(faults.stillOpen, { values: { open, disputed } }) : undefined;
}
