/** Who acts in a turn. Duties are separated by `personId`, never by account. */
export interface Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly kind: 'talent' | 'agent' | 'staff';
  /** Own roles, and those that others handed over for today. */
  readonly roles: readonly string[];
  /** County codes the account works for, with those of what was handed over; empty: the whole city. */
  readonly counties: readonly string[];
  readonly organisationId: string | null;
  /** Where something was handed over today (委托): what is the account's own, and what is not. */
  readonly handed?: {
    readonly own: Area;
    readonly delegated: readonly Area[];
  };
}

/** Roles within counties; no county means the whole city. */
interface Area {
  readonly roles: readonly string[];
  readonly counties: readonly string[];
}

/** Whether the actor holds one of the roles. */
export function hasRole(actor: Actor | null, ...roles: readonly string[]): boolean {
  return actor !== null && roles.some((role) => actor.roles.includes(role));
}

/** Whether the actor's area covers a county (an empty list of counties is the whole city). */
export function coversCounty(actor: Actor, county: string | null): boolean {
  return covers(actor, county);
}

/** Whether one of the roles is the actor's for a county: by itself, or handed over with that county. */
export function holdsFor(actor: Actor, roles: readonly string[], county: string | null): boolean {
  const areas: readonly Area[] = actor.handed
    ? [actor.handed.own, ...actor.handed.delegated]
    : [actor];
  return areas.some(
    (area) => area.roles.some((role) => roles.includes(role)) && covers(area, county),
  );
}

/** The counties in which one of the roles is the actor's: empty for the whole city, null for none. */
export function countiesFor(actor: Actor, roles: readonly string[]): readonly string[] | null {
  const areas: readonly Area[] = actor.handed
    ? [actor.handed.own, ...actor.handed.delegated]
    : [actor];
  const held = areas.filter((area) => area.roles.some((role) => roles.includes(role)));
  if (held.length === 0) return null;
  if (held.some((area) => area.counties.length === 0)) return [];
  return [...new Set(held.flatMap((area) => area.counties))];
}

function covers({ counties }: Area, county: string | null): boolean {
  return counties.length === 0 || (county !== null && counties.includes(county));
}
