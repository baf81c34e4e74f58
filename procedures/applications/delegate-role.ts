import { addDays, daysBetween } from '@yanzhen/values/civil-date.ts';
import { findDelegation, findStaff, saveDelegation } from '@yanzhen/server/accounts/delegations.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { dutyNames, faults, holderNames, type Duty } from './contract.ts';
import type * as contract from './contract-delegations.ts';
import { dutyPairs, pairName } from './lifecycle.ts';
import { listRelaxedPairs } from './list-duty-pairs.ts';
import { dutiesOf, officeRoles, ownRoles } from './office-roles.ts';
import { viewDelegation } from './list-delegations.ts';

const daysMost = 92;

/**
 * Hands one of the actor's own roles to a colleague for some days (委托). The delegate acts as themself, so
 * duties stay apart by natural person; who holds a role of excluded duties is refused from the start.
 */
export async function delegateRole(
  turn: Turn,
  { body }: Input<typeof contract.delegateRole>,
): Promise<Output<typeof contract.delegateRole>> {
  const actor = actorOf(turn);
  if (!officeRoles.includes(body.role) || !ownRoles(actor).includes(body.role)) {
    throw fault(faults.delegationNotYours, { status: 403, field: 'body.role' });
  }
  const validUntil = addDays(body.lastOn, 1);
  requireDays(turn, body.from, validUntil);
  const to = await findStaff(turn, body.accountId, { from: body.from, until: validUntil });
  if (!to) throw notFound('body.accountId');
  if (to.personId === actor.personId)
    throw fault(faults.delegationSelf, { field: 'body.accountId' });
  await requireNotExcluded(turn, body.role, to.roles);

  const id = turn.newId();
  const kept = await saveDelegation(turn, {
    id,
    role: body.role,
    from: actor,
    to: { accountId: body.accountId, personId: to.personId },
    validFrom: body.from,
    validUntil,
    reason: body.reason,
  });
  if (!kept) throw fault(faults.delegationTwice, { field: 'body.from' });
  await turn.record({
    act: 'applications.delegate-role',
    subject: { type: 'delegation', id },
    reason: body.reason,
    detail: { role: body.role, to: body.accountId, from: body.from, lastOn: body.lastOn },
  });
  const name = holderNames[body.role];
  await turn.send({
    personId: to.personId,
    template: 'applications.delegated',
    values: {
      by: actor.name,
      role: name?.zh ?? body.role,
      roleEn: name?.en ?? body.role,
      from: body.from,
      lastOn: body.lastOn,
    },
    subject: { type: 'delegation', id },
  });
  const made = await findDelegation(turn, id);
  if (!made) throw new Error('the delegation just made is not there');
  return viewDelegation(turn, made);
}

function requireDays(turn: Turn, from: string, until: string): void {
  const good = from >= turn.today && from < until && daysBetween(from, until) <= daysMost;
  if (!good) {
    throw fault(faults.delegationDays, {
      field: from < turn.today ? 'body.from' : 'body.lastOn',
      values: { today: turn.today, most: daysMost },
    });
  }
}

/** @throws Fault `applications.delegation-excludes` with the first pair that is found. */
async function requireNotExcluded(
  turn: Turn,
  role: string,
  held: readonly string[],
): Promise<void> {
  const relaxed = await listRelaxedPairs(turn);
  const others = new Set(held.filter((each) => each !== role).flatMap(dutiesOf));
  for (const duty of dutiesOf(role)) {
    const other = [...others].find((each) => excludes(duty, each, relaxed));
    if (!other) continue;
    throw fault(faults.delegationExcludes, {
      field: 'body.accountId',
      values: { duty: dutyNames[duty][turn.language], other: dutyNames[other][turn.language] },
    });
  }
}

function excludes(duty: Duty, other: Duty, relaxed: ReadonlySet<string>): boolean {
  return dutyPairs.some(
    ([one, two]) =>
      one !== two &&
      ((one === duty && two === other) || (one === other && two === duty)) &&
      !relaxed.has(pairName(one, two)),
  );
}
