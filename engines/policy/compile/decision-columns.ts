/** Where the result-only back end writes; one place for each benefit, in the order of the set. */
export interface DecisionColumns {
  /** 0 no, 1 yes, 2 unknown, 3 not applicable: places in `outcomeOfCode`. */
  readonly outcomes: Uint8Array;
  /** Whole fen; NaN where there is no amount. */
  readonly amountsFen: Float64Array;
}

/** Decides every benefit of a set for one person's normalised values. */
export type DecideAll = (values: object, out: DecisionColumns) => void;

/** Code of each outcome in `DecisionColumns.outcomes`. */
export const codeOf = { no: 0, yes: 1, unknown: 2, 'not-applicable': 3 } as const;
/** Outcome of each code of `DecisionColumns.outcomes`. */
export const outcomeOfCode = ['no', 'yes', 'unknown', 'not-applicable'] as const;
