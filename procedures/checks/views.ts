import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplications } from '../applications/offers.ts';
import type { CityChecks } from './city-checks.ts';
import type { MyQuestion, StaffQuestion } from './contract.ts';
import { listAnswers, type AnswerRow, type QuestionRow } from './store.ts';

/** What every reader may see of a question. */
function viewHead(turn: Turn, city: CityChecks, row: QuestionRow) {
  const { id, number, asks, state, dueOn } = row;
  return {
    id,
    number,
    department: city.nameOf(row.department),
    asks,
    state,
    askedAt: row.askedAt.toISOString(),
    dueOn,
    overdue: state === 'open' && dueOn < turn.today,
  };
}

export function viewAnswer(row: AnswerRow): StaffQuestion['answers'][number] {
  const { way, answer, note, answeredOn, receivedAt, personName } = row;
  return { way, answer, note, answeredOn, receivedAt: receivedAt.toISOString(), by: personName };
}

/**
 * A question as its department sees it. Its state is told by the department's own answers: what another
 * way or an officer made of it is not the department's to see.
 */
export function viewMine(
  turn: Turn,
  city: CityChecks,
  row: QuestionRow,
  given: { readonly name: string; readonly byHand: boolean },
): MyQuestion {
  return {
    ...viewHead(turn, city, row),
    state: given.byHand || row.state === 'settled' ? 'answered' : row.state,
    name: row.person.includes('name') ? given.name : null,
    answered: given.byHand,
  };
}

/** Questions as the offices of their cases see them. */
export async function viewStaff(
  turn: Turn,
  city: CityChecks,
  rows: readonly QuestionRow[],
): Promise<StaffQuestion[]> {
  const cases = await getApplications(turn, [...new Set(rows.map((row) => row.applicationId))]);
  const byId = new Map(cases.map((each) => [each.id, each]));
  const answers = await listAnswers(
    turn,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const application = byId.get(row.applicationId);
    return {
      ...viewHead(turn, city, row),
      checkId: row.checkId,
      applicationId: row.applicationId,
      reference: application?.reference ?? null,
      applicantName: application?.applicantName ?? '',
      outcome: row.outcome,
      answers: answers.filter((each) => each.questionId === row.id).map(viewAnswer),
    };
  });
}
