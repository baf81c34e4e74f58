import { findKept } from '@yanzhen/server/accounts/one-person.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { mayKeep, recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import { advisers, allReaders, keepers, type EnterpriseDetail, type EnterpriseView } from './contract.ts'; // prettier-ignore
import { nextStage } from './stage.ts';
import * as store from './store.ts';

export function viewEnterprise(row: store.EnterpriseRow): EnterpriseView {
  const { adviserId: _id, adviserPerson: _person, adviserName: _name, ...shown } = row;
  return shown;
}

/** Whether the actor is the enterprise's adviser now, by whichever record of the person. */
export async function isAdviser(
  turn: Turn,
  { adviserPerson }: store.EnterpriseRow,
): Promise<boolean> {
  if (adviserPerson === null || !turn.actor || !hasRole(turn.actor, ...advisers)) return false;
  return (await findKept(turn, turn.actor.personId)) === (await findKept(turn, adviserPerson));
}

/** One enterprise; an adviser sees the own ones. @throws Fault `request.not-found`. */
export async function viewDetail(turn: Turn, id: string): Promise<EnterpriseDetail> {
  const row = await store.findEnterprise(turn, id);
  if (!row) throw notFound();
  const advises = await isAdviser(turn, row);
  if (!advises && !hasRole(turn.actor, ...allReaders)) throw notFound();
  const records = await store.listRecords(turn, id);
  const isActive = row.state === 'active';
  return {
    ...viewEnterprise(row),
    ...(await recordPartsOf(turn, id)),
    mayKeep: isActive && mayKeep(turn.actor, keepers, row.county),
    adviserName: row.adviserName,
    mayAdvise: isActive && advises,
    nextStage: nextStage(row.stage),
    records: records.map(({ writtenByPerson: _person, ...record }) => record),
  };
}
