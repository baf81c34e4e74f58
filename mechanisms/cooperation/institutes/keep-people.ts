import { findKept } from '@yanzhen/server/accounts/one-person.ts';
import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { note } from '../trail.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-institutes.ts';
import { requireCurrent, requirePast } from '../parties.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper records a person whom the institute gathered. */
export async function addPerson(
  turn: Turn,
  { params, body }: Input<typeof contract.addPerson>,
): Promise<Output<typeof contract.addPerson>> {
  const institute = requireCurrent(turn, await store.lockInstitute(turn, params.instituteId));
  await keepPerson(turn, institute, body);
  return viewDetail(turn, institute.id);
}

export type Gathered = Pick<store.PersonRow, 'name' | 'title' | 'mode' | 'joinedOn'> & {
  readonly identityNumber: string;
};

/** Keeps a person whom an institute gathered; one natural person is counted once. */
export async function keepPerson(
  turn: Turn,
  institute: store.InstituteRow,
  { name, identityNumber, ...record }: Gathered,
): Promise<void> {
  if (institute.state !== 'settled') throw fault(faults.wrongState);
  requirePast(turn, record.joinedOn, 'body.joinedOn');
  const personId = await findKept(turn, await findOrSavePerson(turn, { name, identityNumber }));
  const row = { ...record, instituteId: institute.id, personId };
  if (!(await store.savePerson(turn, row))) {
    throw fault(faults.personThere, { field: 'body.identityNumber' });
  }
  const { title, mode } = record;
  await note(turn, 'institute', institute.id, {
    move: 'add-person',
    detail: { personId, title, mode },
  });
}

/** A keeper corrects the title, or records the last day. */
export async function changePerson(
  turn: Turn,
  { params, body }: Input<typeof contract.changePerson>,
): Promise<Output<typeof contract.changePerson>> {
  const { lastDay, reason, title, mode } = body;
  const row = await store.lockPerson(turn, params.personRecordId);
  if (!row) throw notFound();
  const institute = requireCurrent(turn, await store.findInstitute(turn, row.instituteId));
  if (lastDay !== null && lastDay < row.joinedOn) {
    throw fault(faults.datesBackwards, { status: 400, field: 'body.lastDay' });
  }
  await store.changePerson(turn, row.id, { title, mode, leftOn: lastDay && addDays(lastDay, 1) });
  await note(turn, 'institute', institute.id, {
    move: 'change-person',
    reason,
    detail: { record: row.id, before: row.title, title, mode, lastDay },
  });
  return viewDetail(turn, institute.id);
}
