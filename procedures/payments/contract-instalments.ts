/**
 * Where a part of a granted sum stands: planned until its day, due until its duty is checked again,
 * checked until its case can be paid, payable until it is in a batch, then paid or returned; stopped
 * when a duty was broken, or when it was set off.
 */
export const instalmentStates = [
  'planned',
  'due',
  'checked',
  'payable',
  'batched',
  'paid',
  'returned',
  'stopped',
] as const;
export type InstalmentState = (typeof instalmentStates)[number];
