import { placeOfBit } from './bits.ts';
import { RowSettling } from './row-settling.ts';
import type { SettlingRules } from './settling-rules.ts';
import type { Side } from './side.ts';

type Loads = Int32Array | Float64Array;

/**
 * By cap and row: the most that the cap's benefits could come to without it (`Settler.loads`). Where that
 * is within the limit before and after a change, the cap plays no part in it for the row.
 */
export class CapLoads {
  readonly caps: readonly Loads[];

  constructor(sides: readonly Side[], rules: SettlingRules, rows: number) {
    const settling = new RowSettling(sides, rules);
    const { settler, list } = settling;
    const { limits } = settler.rules;
    const found = Array.from(limits, () => new Float64Array(rows));
    const places = sides.map((_, place) => place);
    const words = limits.length > 0 ? Math.ceil(rows / 32) : 0;
    for (let k = 0; k < words; k++) {
      let left = 0;
      for (const { yes } of sides) left |= yes[k]!;
      while (left !== 0) {
        const bit = left & -left;
        const row = (k << 5) + placeOfBit(bit);
        left ^= bit;
        settling.gather(places, row);
        settler.stand(list, settling.n);
        for (let cap = 0; cap < found.length; cap++) found[cap]![row] = settler.loads[cap]!;
      }
    }
    // Half the room where the figures allow it.
    this.caps = found.map((loads) =>
      loads.every((load) => load <= 2_147_483_647) ? Int32Array.from(loads) : loads,
    );
  }

  get bytes(): number {
    return this.caps.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }
}
