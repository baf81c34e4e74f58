/** Who acts in a turn. Duties are separated by `personId`, never by account. */
export interface Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly kind: 'talent' | 'agent' | 'staff';
  readonly roles: readonly string[];
  /** County codes the account works for; empty means the whole city. */
  readonly counties: readonly string[];
  readonly organisationId: string | null;
}

/** Whether the actor holds one of the roles. */
export function hasRole(actor: Actor | null, ...roles: readonly string[]): boolean {
  return actor !== null && roles.some((role) => actor.roles.includes(role));
}

/** Whether the actor's area covers a county (an empty list of counties is the whole city). */
export function coversCounty(actor: Actor, county: string | null): boolean {
  return actor.counties.length === 0 || (county !== null && actor.counties.includes(county));
}
