/** A comparison with an earlier figure; the base always stands beside it. */
export interface Growth {
  readonly direction: 'more' | 'less' | 'same';
  /** Never below zero, in the unit of the figure. */
  readonly by: number;
  /** Per cent of the base with one decimal, never below zero; undefined where the base is not above zero. */
  readonly percent: number | undefined;
}

/** How a figure stands to its base. */
export function growthOf(measure: number, base: number): Growth {
  const by = Math.abs(measure - base);
  const direction = measure > base ? 'more' : measure < base ? 'less' : 'same';
  return { direction, by, percent: base > 0 ? Math.round((by / base) * 1000) / 10 : undefined };
}

/** Which of five steps of colour a part takes, 0 (nothing) to 4 (at least three quarters of the most). */
export function colourStep(measure: number, most: number): number {
  if (measure <= 0 || most <= 0) return 0;
  return Math.min(4, Math.floor((measure / most) * 4) + 1);
}
