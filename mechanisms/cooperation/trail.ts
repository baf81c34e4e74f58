import { appendEvent } from '@yanzhen/procedures/records/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

interface Noted {
  readonly move: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Appends to the trail of a meeting, an institute, a base or a class, and to the audit. */
export function note(
  turn: Turn,
  type: 'gathering' | 'institute' | 'base' | 'class',
  id: string,
  noted: Noted,
): Promise<void> {
  return appendEvent(turn, { type, id }, { feature: 'cooperation', ...noted });
}
