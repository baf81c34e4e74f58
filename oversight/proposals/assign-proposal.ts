import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getRules, requireUnits, unitOf } from './city-rules.ts';
import * as contract from './contract.ts';
import { done, getForAct, moveProposal, requireMove } from './move-proposal.ts';
import { monthsOn, returnOf } from './rules.ts';
import type { Proposal } from './store.ts';
import { tellUnit } from './tell.ts';
import * as store from './unit-store.ts';

const { faults } = contract;

/** The office assigns an item (交办): one lead unit (主办), and joint ones (会办) that give it their opinion. */
export async function assignProposal(
  turn: Turn,
  { params, body }: Input<typeof contract.assignProposal>,
): Promise<Output<typeof contract.assignProposal>> {
  return done(await assignTo(turn, await getForAct(turn, params.proposalId), body));
}

/** Assigns an item to units of the city, and tells them. @throws Fault naming the field. */
export async function assignTo(
  turn: Turn,
  row: Proposal,
  { leadUnit, jointUnits }: { readonly leadUnit: string; readonly jointUnits: readonly string[] },
): Promise<Proposal> {
  if (leadUnit.trim() === '') throw fault(faults.noUnit, { status: 400, field: 'body.leadUnit' });
  const { rules, units } = await getRules(turn);
  requireUnits(units, [leadUnit, ...jointUnits], (at) =>
    at === 0 ? 'body.leadUnit' : `body.jointUnits.${at - 1}`,
  );
  const table = await workingDays(turn);
  const returnUntil = returnOf(rules, table, turn.today);
  const settle = { lead_unit: leadUnit, return_until: returnUntil };
  const moved = await moveProposal(turn, row, 'assign', { settle });
  const dueOn = monthsOn(rules, table, turn.today, rules.opinionMonths);
  await store.saveJoint(turn, row.id, jointUnits, { returnUntil, dueOn });
  await tellUnit(turn, 'assigned', moved, leadUnit, { returnUntil });
  for (const unit of jointUnits) await tellUnit(turn, 'opinion-asked', moved, unit, { dueOn });
  return moved;
}

/** The lead unit signs for it. */
export async function acceptAssignment(
  turn: Turn,
  { params }: Input<typeof contract.acceptAssignment>,
): Promise<Output<typeof contract.acceptAssignment>> {
  return done(await moveProposal(turn, await getForAct(turn, params.proposalId), 'accept'));
}

/** A wrong assignment goes back (退办): the lead unit's to the office, a joint unit's opinion is no longer asked. */
export async function returnAssignment(
  turn: Turn,
  { params, body }: Input<typeof contract.returnAssignment>,
): Promise<Output<typeof contract.returnAssignment>> {
  const row = await getForAct(turn, params.proposalId);
  const lead = body.unit === row.leadUnit;
  const joint = (await store.listJoint(turn, row.id)).find((each) => each.unit === body.unit);
  if (lead) await requireMove(turn, row, 'return');
  else if (!joint || joint.opinion !== null) throw fault(faults.notAsked, { field: 'body.unit' });
  else if (!(await store.listSeats(turn)).includes(body.unit))
    throw fault(faults.notYours, { status: 403 });
  const returnUntil = (lead ? row.returnUntil : joint?.returnUntil) ?? turn.today;
  if (turn.today > returnUntil) {
    throw fault(faults.returnLate, { field: 'body.reason', values: { until: returnUntil } });
  }
  const part = lead ? 'lead' : 'joint';
  await store.appendReturn(turn, { proposalId: row.id, ...body, part, returnUntil });
  if (lead) {
    const settle = { lead_unit: null, return_until: null };
    return done(await moveProposal(turn, row, 'return', { reason: body.reason, settle }));
  }
  await store.removeJoint(turn, row.id, body.unit);
  await turn.record({ act: 'proposals.return-joint', subject: { type: 'proposal', id: row.id }, reason: body.reason, detail: { unit: body.unit } }); // prettier-ignore
  return done(row);
}

/** A joint unit's opinion (会办意见), to the lead unit and not to the deputy. */
export async function giveOpinion(
  turn: Turn,
  { params, body }: Input<typeof contract.giveOpinion>,
): Promise<Output<typeof contract.giveOpinion>> {
  const row = await getForAct(turn, params.proposalId);
  if (row.state !== 'assigned' && row.state !== 'handling') throw fault(faults.wrongState);
  if (!(await store.listSeats(turn)).includes(body.unit))
    throw fault(faults.notYours, { status: 403 });
  if ((await store.saveOpinion(turn, row.id, body.unit, body.opinion)) === 0) {
    throw fault(faults.notAsked, { field: 'body.unit' });
  }
  await turn.record({ act: 'proposals.opinion', subject: { type: 'proposal', id: row.id }, detail: { unit: body.unit } }); // prettier-ignore
  return done(row);
}

/** The supervisor consents to a later day, never past the ceiling. */
export async function extendTerm(
  turn: Turn,
  { params, body }: Input<typeof contract.extendTerm>,
): Promise<Output<typeof contract.extendTerm>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'extend');
  const { until, reason } = body;
  const ceiling = row.ceilingOn ?? '';
  if (row.round !== 1 || until > ceiling || until <= (row.dueOn ?? '')) {
    throw fault(faults.pastCeiling, {
      status: 400,
      field: 'body.until',
      values: { until: ceiling },
    });
  }
  return done(await moveProposal(turn, row, 'extend', { reason, settle: { due_on: until } }));
}

/** A contact with the deputy before, during or after the handling (办前、办中、办后沟通). */
export async function addContact(
  turn: Turn,
  { params, body }: Input<typeof contract.addContact>,
): Promise<Output<typeof contract.addContact>> {
  const row = await getForAct(turn, params.proposalId);
  if (row.leadUnit === null) throw fault(faults.wrongState);
  const seats = await store.listSeats(turn);
  if (!seats.includes(row.leadUnit)) throw fault(faults.notYours, { status: 403 });
  await store.appendContact(turn, row.id, body);
  await turn.record({ act: 'proposals.contact', subject: { type: 'proposal', id: row.id } });
  return done(row);
}

/** The administrator or supervisor says for which unit an account acts. */
export async function giveSeat(
  turn: Turn,
  { body }: Input<typeof contract.giveSeat>,
): Promise<Output<typeof contract.giveSeat>> {
  const { units } = await getRules(turn);
  requireUnits(units, [body.unit], () => 'body.unit');
  const personId = await store.saveSeat(turn, body.login, body.unit);
  if (!personId) throw fault(faults.unitUnknown, { status: 400, field: 'body.login', values: { unit: body.login } }); // prettier-ignore
  const detail = { unit: unitOf(units, body.unit).id, by: actorOf(turn).personId };
  await turn.record({ act: 'proposals.give-seat', subject: { type: 'person', id: personId }, detail }); // prettier-ignore
  return { personId };
}
