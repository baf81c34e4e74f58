import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { appendPoints, listPoints } from './answer-store.ts';
import { assignTo } from './assign-proposal.ts';
import { getRules, requireUnits } from './city-rules.ts';
import * as contract from './contract.ts';
import { done, getForAct, moveProposal } from './move-proposal.ts';
import { dueOf, numberOf, termOf, type Sitting } from './rules.ts';
import * as sponsors from './sponsor-store.ts';
import { appendOutcome, appendProposal, findProposal, type Proposal } from './store.ts';
import { tellSponsors } from './tell.ts';

const { faults } = contract;

/** A deputy hands an item in by own sign-in; the office numbers it. */
export async function submitProposal(
  turn: Turn,
  { body }: Input<typeof contract.submitProposal>,
): Promise<Output<typeof contract.submitProposal>> {
  await getRules(turn);
  const { points, ...written } = body;
  const id = turn.newId();
  const open = { number: null, dueOn: null, ceilingOn: null, counting: null, partOf: null };
  const row = { ...written, ...open, id, receivedOn: turn.today, state: 'submitted' as const };
  await appendProposal(turn, row, 'submit');
  await sponsors.appendSponsors(turn, id, [actorOf(turn).personId], null);
  await appendPoints(turn, id, points);
  await turn.record({ act: 'proposals.submit', subject: { type: 'proposal', id } });
  return { id, state: 'submitted' };
}

/** The office records and numbers an item that came on paper (登记立案). */
export async function fileProposal(
  turn: Turn,
  { body }: Input<typeof contract.fileProposal>,
): Promise<Output<typeof contract.fileProposal>> {
  const { points, sponsors: asked, ...written } = body;
  const deputies = await sponsors.listDeputies(turn);
  const stranger = asked.findIndex((id) => !deputies.some((each) => each.personId === id));
  if (stranger >= 0)
    throw fault(faults.noDeputy, { status: 400, field: `body.sponsors.${stranger}` });
  const id = turn.newId();
  const filed = await numbered(turn, written, written.receivedOn);
  const row = { ...written, ...filed, id, partOf: null, state: 'filed' as const };
  await appendProposal(turn, row, 'file');
  await sponsors.appendSponsors(turn, id, asked, filed.number);
  if (points.length > 0) await appendPoints(turn, id, points);
  await appendOutcome(turn, row);
  await turn.record({ act: 'proposals.file', subject: { type: 'proposal', id }, detail: { number: filed.number } }); // prettier-ignore
  await tellSponsors(turn, 'filed', await getForAct(turn, id));
  return { id, state: 'filed' };
}

/** The office numbers what a deputy handed in. */
export async function acceptSubmitted(
  turn: Turn,
  { params }: Input<typeof contract.acceptSubmitted>,
): Promise<Output<typeof contract.acceptSubmitted>> {
  const row = await getForAct(turn, params.proposalId);
  const { number, dueOn, ceilingOn, counting } = await numbered(turn, row, row.receivedOn);
  const settle = {
    number,
    due_on: dueOn,
    ceiling_on: ceilingOn,
    counting: JSON.stringify(counting),
  };
  const moved = await moveProposal(turn, row, 'file', { settle });
  await sponsors.numberSponsors(turn, row.id, number);
  await appendOutcome(turn, row);
  await tellSponsors(turn, 'filed', moved);
  return done(moved);
}

/** What is no suggestion goes another way, and the deputy is told why. */
export async function declineProposal(
  turn: Turn,
  { params, body }: Input<typeof contract.declineProposal>,
): Promise<Output<typeof contract.declineProposal>> {
  const row = await getForAct(turn, params.proposalId);
  const moved = await moveProposal(turn, row, 'decline', { reason: body.reason });
  await tellSponsors(turn, 'declined', moved, body.reason);
  return done(moved);
}

/** Handled together with another item (并案): its points and sponsors go over, and each sponsor is answered. */
export async function mergeProposal(
  turn: Turn,
  { params, body }: Input<typeof contract.mergeProposal>,
): Promise<Output<typeof contract.mergeProposal>> {
  const row = await getForAct(turn, params.proposalId);
  const whole = body.into === row.id ? undefined : await findProposal(turn, body.into);
  const open =
    whole?.state === 'filed' || whole?.state === 'assigned' || whole?.state === 'handling';
  if (!whole || !open || whole.body !== row.body || whole.letterId !== null) {
    throw fault(faults.notMergeable, { status: 400, field: 'body.into' });
  }
  const moved = await moveProposal(turn, row, 'merge', { settle: { merged_into: whole.id } });
  const people = (await sponsors.listSponsors(turn, row)).map((each) => each.personId);
  await sponsors.appendSponsors(turn, whole.id, people, row.number);
  await appendPoints(
    turn,
    whole.id,
    (await listPoints(turn, row.id)).map((each) => each.says),
  );
  return done(moved);
}

/** Answered by several units, each for itself (分办): one part a unit, with the same sponsors and points. */
export async function splitProposal(
  turn: Turn,
  { params, body }: Input<typeof contract.splitProposal>,
): Promise<Output<typeof contract.splitProposal>> {
  const row = await getForAct(turn, params.proposalId);
  const { units } = await getRules(turn);
  requireUnits(units, body.units, (at) => `body.units.${at}`);
  const moved = await moveProposal(turn, row, 'split');
  const people = (await sponsors.listSponsors(turn, row)).map((each) => each.personId);
  const points = (await listPoints(turn, row.id)).map((each) => each.says);
  for (const [at, unit] of body.units.entries()) {
    const id = turn.newId();
    const number = `${row.number}-${at + 1}`;
    await appendProposal(turn, { ...row, id, number, partOf: row.id, state: 'filed' }, 'file');
    await sponsors.appendSponsors(turn, id, people, number);
    if (points.length > 0) await appendPoints(turn, id, points);
    await appendOutcome(turn, { id, body: row.body });
    await turn.record({ act: 'proposals.file', subject: { type: 'proposal', id }, detail: { number, unit } }); // prettier-ignore
    await assignTo(turn, await getForAct(turn, id), { leadUnit: unit, jointUnits: [] });
  }
  return done(moved);
}

/** Number and last days of an item by the city's rules. @throws Fault `proposals.no-term`. */
async function numbered(turn: Turn, item: Sitting & Partial<Proposal>, receivedOn: string) {
  const { rules } = await getRules(turn);
  const line = termOf(rules, item);
  if (!line) throw fault(faults.noTerm, { field: 'body.inSession' });
  const serial = await turn.next(`proposals.${item.body}.${item.congress}.${item.session}`);
  const { dueOn, ceilingOn } = dueOf(rules, await workingDays(turn), receivedOn, line);
  const counting = { months: line.months, source: line.source };
  return { number: numberOf(rules, item, serial), dueOn, ceilingOn, counting };
}
