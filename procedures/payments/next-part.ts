import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listInstalments, type InstalmentRow } from './instalment-store.ts';

/** The parts of cases, by case. */
export async function partsOf(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly InstalmentRow[]>> {
  const parts = new Map<string, InstalmentRow[]>();
  for (const part of await listInstalments(turn, applicationIds)) {
    const known = parts.get(part.applicationId);
    if (known) known.push(part);
    else parts.set(part.applicationId, [part]);
  }
  return parts;
}

/** The part of each case that is to be paid next: the first that is checked and not paid; none where none is. */
export async function nextParts(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, InstalmentRow>> {
  const next = new Map<string, InstalmentRow>();
  for (const part of await listInstalments(turn, applicationIds)) {
    const ready = ['checked', 'payable', 'returned'].includes(part.state);
    if (ready && !next.has(part.applicationId)) next.set(part.applicationId, part);
  }
  return next;
}

/** Whether a case is not at its end when this part arrives: another waits for its day or its check. */
export function goesOn(parts: readonly InstalmentRow[], number: number): boolean {
  return parts.some((part) => part.number !== number && !['paid', 'stopped'].includes(part.state));
}
