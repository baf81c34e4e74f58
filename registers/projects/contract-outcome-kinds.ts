/** Outcomes that are sums of money: what the enterprise and others put in, and what came of it. */
const moneyKinds = [
  'enterprise-input',
  'school-input',
  'new-output',
  'profit-tax',
  'provincial-fund',
] as const;

/** Outcomes that are things: one record each. */
const thingKinds = [
  'patent',
  'monopoly-broken',
  'gap-filled',
  'research-solution',
  'high-tech-application',
  'provincial-project',
  'standard',
  'paper',
] as const;

export const outcomeKinds = [...moneyKinds, ...thingKinds] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** Whether an outcome of this kind is counted in whole fen. */
export function isMoney(kind: OutcomeKind): boolean {
  return (moneyKinds as readonly string[]).includes(kind);
}
