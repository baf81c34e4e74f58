/** Where sums are written, from one word of the bitmaps to another (exclusive). */
export interface SumsTo {
  readonly rows: Int32Array;
  /** Of the rows those whose sum is known. */
  readonly known: Int32Array;
  /** Of those the rows whose sum is not the one that `was` has. */
  readonly differs: Int32Array;
  /** A row's sum and months stand at the bits of `mask` of its number. */
  readonly sums: Int32Array | Float64Array;
  readonly months: Uint16Array;
  readonly mask: number;
  readonly was: Int32Array | Float64Array;
  readonly wasMask: number;
  readonly begin: number;
  readonly end: number;
}
