import { takeOfShare, type Stratum } from '@yanzhen/draw';

/** How many of a list are looked at: the share, and no fewer than the least where there are so many. */
export function sampleSize(
  items: number,
  { samplePercent, sampleLeast }: { readonly samplePercent: number; readonly sampleLeast: number },
): number {
  return Math.min(items, Math.max(takeOfShare(items, samplePercent), sampleLeast));
}

/** A list as the draw takes it: one stratum, since one rule decided them all. */
export function listAsStrata(
  items: readonly string[],
  share: Parameters<typeof sampleSize>[1],
): Stratum[] {
  return [{ id: 'list', take: sampleSize(items.length, share), items }];
}
