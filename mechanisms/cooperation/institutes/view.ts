import { notFound } from '@yanzhen/server/routes/fault.ts';
import { recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { personReaders } from '../contract.ts';
import { titles, type InstituteDetail } from '../contract-institutes.ts';
import { yearIsOpen } from '../year-is-open.ts';
import { mayKeep } from '../parties.ts';
import { movesOf } from './lifecycle.ts';
import * as store from './store.ts';

/** One institute with its people by title; names for those who may see them. @throws Fault `request.not-found`. */
export async function viewDetail(turn: Turn, id: string): Promise<InstituteDetail> {
  const row = await store.findInstitute(turn, id);
  if (!row) throw notFound();
  const people = await store.listPeople(turn, id);
  const there = people.filter(
    ({ joinedOn, leftOn }) => joinedOn <= turn.today && (leftOn === null || leftOn > turn.today),
  );
  const actor = actorOf(turn);
  const keeps = mayKeep(actor, row.county);
  const assessments = await store.listAssessments(turn, id);
  return {
    ...row,
    byTitle: titles.map((title) => ({
      title,
      persons: there.filter((each) => each.title === title).length,
    })),
    people: hasRole(actor, ...personReaders)
      ? people.map(({ instituteId: _institute, leftOn, ...person }) => ({
          ...person,
          leftOn: leftOn && addDays(leftOn, -1),
        }))
      : null,
    assessments: assessments.map((each) => ({ ...each, at: each.at.toISOString() })),
    ...(await recordPartsOf(turn, id)),
    mayKeep: keeps,
    moves: keeps ? movesOf(row.state) : [],
    assessmentDue:
      row.state === 'settled' &&
      row.settledOn !== null &&
      yearIsOpen(turn.today, row.settledOn, assessments),
  };
}
