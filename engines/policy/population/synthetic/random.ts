/** Mixes a number so that neighbours share nothing (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}

/**
 * Numbers drawn from a place instead of a sequence: the same seed, row and stream give the same numbers
 * whatever else is drawn, so that any row can be drawn again by itself.
 */
export class Draws {
  private state = 0;

  /** Goes to the first number of a stream of a row. */
  at(seed: number, row: number, stream: number): this {
    this.state =
      mixed(mixed(seed ^ 0x9e37_79b9) + Math.imul(row, 0x9e37_79b1)) ^ mixed(stream + 0x51ed);
    return this;
  }

  /** The next number, 0 <= x < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b_79f5) | 0;
    let value = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }
}
