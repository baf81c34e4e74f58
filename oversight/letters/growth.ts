/** Name of a figure in a text: a slot, or `slot/slot` for the growth of the one against the other. */
export const figureName = /^[a-z][a-z0-9-]{0,39}(?:\/[a-z][a-z0-9-]{0,39})?$/;

/** The slots that a name speaks of: one, or two for a growth. */
export function slotsOf(name: string): readonly string[] {
  return name.split('/');
}

/**
 * Growth in per cent, to two decimals.
 *
 * @param base  > 0.
 * @returns     undefined where there is no base to grow from.
 */
export function growthOf(now: number, base: number): number | undefined {
  return base > 0 ? Math.round((now / base - 1) * 10_000) / 100 : undefined;
}

/** A growth as a letter prints it, e.g. `26.86%`. */
export function growthText(now: number, base: number): string | undefined {
  const growth = growthOf(now, base);
  return growth === undefined ? undefined : `${growth}%`;
}
