import { findKept } from '@yanzhen/server/accounts/one-person.ts';
import { findOrSavePerson } from '@yanzhen/server/accounts/save-person.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  appendEvent,
  requireCurrent,
  requireOwnArea,
  requirePast,
  requireRegistered,
} from '@yanzhen/procedures/records/offers.ts';
import { allReaders, faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewDetail, viewEnterprise } from './view.ts';

const feature = 'listing';
const type = 'listing-enterprise';

/** Enterprises of the plan, newest first. */
export function listEnterprises(
  turn: Turn,
  { query }: Input<typeof contract.listEnterprises>,
): Promise<Output<typeof contract.listEnterprises>> {
  const filter = { ...query, own: !hasRole(turn.actor, ...allReaders) };
  return readPage(
    query,
    async (page) => (await store.listEnterprises(turn, filter, page)).map(viewEnterprise),
    (most) => store.countEnterprises(turn, filter, most),
  );
}

/** One enterprise. */
export function showEnterprise(
  turn: Turn,
  { params }: Input<typeof contract.showEnterprise>,
): Promise<Output<typeof contract.showEnterprise>> {
  return viewDetail(turn, params.enterpriseId);
}

/** What stands against an enterprise of the plan. */
export async function requireNew(turn: Turn, content: store.EnterpriseContent): Promise<void> {
  await requireOwnArea(turn, content, keepers);
  await requireRegistered(turn, content.organisationId, 'body.organisationId');
  requirePast(turn, content.enrolledOn, 'body.enrolledOn');
  if (await store.findActive(turn, content.organisationId)) {
    throw fault(faults.enrolledBefore, { field: 'body.organisationId' });
  }
}

/** Keeps a checked enterprise; its id. */
export async function keepEnterprise(
  turn: Turn,
  content: store.EnterpriseContent,
): Promise<string> {
  const id = turn.newId();
  if (!(await store.saveEnterprise(turn, id, content))) {
    throw fault(faults.enrolledBefore, { field: 'body.organisationId' });
  }
  await appendEvent(turn, { type, id }, { feature, move: 'enrol', to: 'enrolled' });
  return id;
}

/** An officer enrols an enterprise. */
export async function enrol(
  turn: Turn,
  { body }: Input<typeof contract.enrol>,
): Promise<Output<typeof contract.enrol>> {
  await requireNew(turn, body);
  return viewDetail(turn, await keepEnterprise(turn, body));
}

/** An officer appoints the adviser. */
export async function appointAdviser(
  turn: Turn,
  { params, body }: Input<typeof contract.appointAdviser>,
): Promise<Output<typeof contract.appointAdviser>> {
  const row = await lockActive(turn, params.enterpriseId);
  const { firm, ...person } = body;
  const personId = await findKept(turn, await findOrSavePerson(turn, person));
  await store.saveAdviser(turn, row.id, { personId, firm });
  const act = { feature, move: 'appoint-adviser', reason: firm, detail: { personId } };
  await appendEvent(turn, { type, id: row.id }, act);
  return viewDetail(turn, row.id);
}

/** An officer lets an enterprise leave, or takes back one that was enrolled in error. */
export async function endEnterprise(
  turn: Turn,
  { params, body }: Input<typeof contract.endEnterprise>,
): Promise<Output<typeof contract.endEnterprise>> {
  const row = await lockActive(turn, params.enterpriseId, body.version);
  await store.changeEnterprise(turn, row, { state: body.state });
  const act = { feature, move: body.state, from: row.stage, reason: body.reason };
  await appendEvent(turn, { type, id: row.id }, act);
  return viewDetail(turn, row.id);
}

/** Takes back an enterprise that nobody touched since it was enrolled. */
export async function withdrawUntouched(turn: Turn, id: string, reason: string): Promise<boolean> {
  const row = await store.lockEnterprise(turn, id);
  if (!row || row.version !== 1 || row.adviserId !== null) return false;
  await store.changeEnterprise(turn, row, { state: 'withdrawn' });
  await appendEvent(turn, { type, id }, { feature, move: 'withdrawn', from: row.stage, reason });
  return true;
}

/** An active enterprise of the officer's county, held. */
export async function lockActive(
  turn: Turn,
  id: string,
  version?: number,
): Promise<store.EnterpriseRow> {
  const row = requireCurrent(turn, await store.lockEnterprise(turn, id), keepers, version);
  if (row.state !== 'active') throw fault(faults.notActive);
  return row;
}
