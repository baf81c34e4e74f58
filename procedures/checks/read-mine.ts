import { getTalents, openIdentityNumber } from '@yanzhen/registers/talents/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityChecks } from './city-checks.ts';
import * as contract from './contract.ts';
import { mayMoveQuestion } from './lifecycle.ts';
import { employerOf } from './needed.ts';
import { getDepartment, getMyQuestion } from './sight.ts';
import * as store from './store.ts';
import { viewAnswer, viewMine } from './views.ts';

/** The questions of the reader's department. */
export async function listMine(
  turn: Turn,
  { query }: Input<typeof contract.listMine>,
): Promise<Output<typeof contract.listMine>> {
  const department = await getDepartment(turn);
  const { show, after, limit } = query;
  const filter: store.QuestionFilter = {
    department,
    states: show === 'closed' ? ['answered', 'disputed', 'settled'] : ['open'],
    dueBefore: show === 'overdue' ? turn.today : undefined,
  };
  const rows = await store.listWhere(turn, filter, { after: readCursor(after), limit: limit + 1 });
  const city = await getCityChecks(turn);
  const people = await getTalents(
    turn,
    rows.map((row) => row.applicantPersonId),
  );
  const shown = rows.map((row) =>
    viewMine(turn, city, row, {
      name: people.get(row.applicantPersonId)?.name ?? '',
      byHand: row.answeredByPerson !== null,
    }),
  );
  const counted = await store.countWhere(turn, filter);
  return {
    ...pageOf(shown, limit, counted, (row) => [row.dueOn, row.id]),
    departmentId: department,
    department: city.nameOf(department),
  };
}

/** One question with the minimum of the person that its answer needs; the look is audited. */
export async function showMine(
  turn: Turn,
  { params }: Input<typeof contract.showMine>,
): Promise<Output<typeof contract.showMine>> {
  const question = await getMyQuestion(turn, params.questionId);
  const city = await getCityChecks(turn);
  const { applicantPersonId, person } = question;
  const talent = (await getTalents(turn, [applicantPersonId])).get(applicantPersonId);
  const answers = await store.listAnswers(turn, [question.id]);
  const own = answers.filter((each) => each.way !== 'http');
  await turn.record({
    act: 'checks.view-question',
    subject: { type: 'check-question', id: question.id },
  });
  return {
    ...viewMine(turn, city, question, { name: talent?.name ?? '', byHand: own.length > 0 }),
    purpose: question.purpose,
    basis: question.basis,
    identityNumber: person.includes('identity-number') ? (talent?.identityNumber ?? null) : null,
    employer: person.includes('employer') ? await employerOf(turn, question) : null,
    facts: [...question.shows],
    counting: question.counting,
    answers: own.map(viewAnswer),
    mayAnswer: mayMoveQuestion('answer', question.state) && own.length === 0,
  };
}

/** Shows the identity number that an open question needs; each look is an audit row. */
export async function openIdentity(
  turn: Turn,
  { params }: Input<typeof contract.openIdentity>,
): Promise<Output<typeof contract.openIdentity>> {
  const question = await getMyQuestion(turn, params.questionId);
  const needed = question.person.includes('identity-number');
  const awaited = mayMoveQuestion('answer', question.state) && question.answeredByPerson === null;
  if (!needed || !awaited) {
    throw fault(contract.faults.closed, { values: { number: question.number } });
  }
  const identityNumber = await openIdentityNumber(turn, question.applicantPersonId, {
    reason: question.purpose.zh,
    detail: { question: question.number },
  });
  return { identityNumber: identityNumber ?? '' };
}
