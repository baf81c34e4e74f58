import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Duty } from './contract.ts';
import { moves } from './lifecycle.ts';

/** Roles by which offices act in cases; what may be handed over. */
export const officeRoles: readonly string[] = [
  ...new Set(moves.flatMap((each) => each.by.roles ?? [])),
];

/** The duties that a role discharges somewhere in the table. */
export function dutiesOf(role: string): readonly Duty[] {
  const found = moves.flatMap(({ by, duty }) => (duty && by.roles?.includes(role) ? [duty] : []));
  return [...new Set(found)];
}

/** What the actor holds by itself; what was handed over is not handed on. */
export function ownRoles(actor: Actor): readonly string[] {
  return actor.handed?.own.roles ?? actor.roles;
}
