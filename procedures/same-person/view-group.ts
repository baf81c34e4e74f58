import type { Localized } from '@yanzhen/values/localized.ts';
import type { Group } from './contract.ts';
import { signName } from './declared.ts';
import type { GroupRow, MemberRow, SignRow } from './store.ts';

/** A group as lists and its page show it. */
export function viewGroup(
  group: GroupRow,
  members: readonly MemberRow[],
  signs: readonly SignRow[],
): Group {
  const within = members.filter(({ apartAt }) => apartAt === null);
  return {
    id: group.id,
    number: group.number,
    state: group.state,
    merged: isMerged(group, within),
    stateSince: group.stateSince.toISOString(),
    openedAt: group.openedAt.toISOString(),
    dueOn: group.dueOn,
    names: within.map(({ name }) => name),
    signs: namesOf(signs),
  };
}

/** Whether every record of a confirmed group points to one. */
function isMerged({ state }: GroupRow, within: readonly MemberRow[]): boolean {
  return state === 'confirmed' && new Set(within.map(({ keptId }) => keptId)).size === 1;
}

function namesOf(signs: readonly SignRow[]): Localized[] {
  return [...new Set(signs.map(({ sign }) => sign))].map(signName);
}
