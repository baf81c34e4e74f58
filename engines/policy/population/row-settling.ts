import type { LoweredBenefit } from './lowered.ts';
import { Settler } from './settler.ts';
import { settledOf, SettlingRules, stackingText } from './settling-rules.ts';
import { noMonths, type Side } from './side.ts';

const noSums = new Int32Array(1);

/** Who of some rows has a benefit, and its sum where it has it. */
export interface Loaded {
  readonly has: Uint8Array;
  readonly sums: Float64Array;
}

/** Rows that are read at once. */
export const batchRows = 512;

/**
 * Who of some rows has a benefit, and its sum where it has it.
 */
export function readSums(
  yes: Int32Array,
  from: Side['sums'],
  mask: number,
  rows: Int32Array,
  count: number,
  has: Uint8Array,
  sums: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const bit = (yes[row >> 5]! >>> (row & 31)) & 1;
    has[i] = bit;
    if (bit === 1) sums[i] = from[row & mask]!;
  }
}

const keptMax = 64;

/** Rules of settling kept for the next change: most leave them as they are. */
export class KeptRules {
  private readonly day: string;
  private readonly known = new Map<string, SettlingRules>();

  constructor(day: string) {
    this.day = day;
  }

  /**
   * The rules of one side.
   *
   * @param sides  By place; a benefit that does not exist on this side says nothing of others.
   * @param known  By place: the benefit, of either side.
   */
  of(sides: readonly (Side | undefined)[], known: readonly LoweredBenefit[]): SettlingRules {
    const key = known
      .map(({ id }, place) => {
        const side = sides[place];
        return `${id} ${side ? stackingText(side.benefit.checked).all : ''}`;
      })
      .join('\n');
    let rules = this.known.get(key);
    if (!rules) {
      const settled = known.map((benefit, place) => {
        const side = sides[place];
        if (side) return settledOf(side.benefit);
        const absent = settledOf(benefit);
        return { ...absent, benefit: { ...absent.benefit, stacking: [] } };
      });
      if (this.known.size >= keptMax) this.known.clear();
      rules = new SettlingRules(settled, this.day);
      this.known.set(key, rules);
    }
    return rules;
  }
}

/** One side of a change with what settles its rows, one row at a time. */
export class RowSettling {
  readonly settler: Settler;
  readonly list: Uint16Array;
  readonly months: Float64Array;
  /** By place; undefined where the benefit does not exist on this side. */
  readonly sides: readonly (Side | undefined)[];
  /** By place: who has the benefit; nobody where it does not exist on this side. */
  readonly yes: readonly Int32Array[];
  readonly sums: readonly Side['sums'][];
  /** By place: which bits of a row's number tell where its sum stands. */
  readonly masks: Int32Array;
  /** By place: 1 where the benefit is paid. */
  readonly isMoney: Uint8Array;
  private readonly anyMonths: boolean;
  /** By place: whether the other side has the same. */
  private readonly alike: readonly boolean[];
  /** By place: what `load` read. */
  readonly loaded: readonly Loaded[];
  n = 0;

  /** @param beside  The other side of a change: what both have alike is read once. */
  constructor(sides: readonly (Side | undefined)[], rules: SettlingRules, beside?: RowSettling) {
    this.sides = sides;
    this.settler = new Settler(rules);
    this.list = new Uint16Array(sides.length);
    this.months = new Float64Array(sides.length);
    const some = sides.find((side) => side !== undefined);
    const nobody = new Int32Array(some?.yes.length ?? 0);
    this.yes = sides.map((side) => side?.yes ?? nobody);
    this.sums = sides.map((side) => side?.sums ?? noSums);
    this.masks = Int32Array.from(sides, (side) => side?.sumMask ?? 0);
    this.isMoney = Uint8Array.from(sides, (side) =>
      side?.benefit.rules.gives === 'money' ? 1 : 0,
    );
    this.anyMonths = sides.some((side) => side && side.months !== noMonths);
    this.alike = sides.map((side, place) => {
      const other = beside?.sides[place];
      return side !== undefined && side.yes === other?.yes && side.sums === other.sums;
    });
    this.loaded = sides.map((_, place) => {
      const other = this.alike[place] ? beside?.loaded[place] : undefined;
      return other ?? { has: new Uint8Array(batchRows), sums: new Float64Array(batchRows) };
    });
  }

  /** Reads who has what of some rows at once: one row after another would wait for memory each time. */
  load(places: readonly number[], rows: Int32Array, count: number): void {
    for (const place of places) {
      if (this.alike[place]) continue;
      const { has, sums } = this.loaded[place]!;
      readSums(this.yes[place]!, this.sums[place]!, this.masks[place]!, rows, count, has, sums);
    }
  }

  /** The same for one row. */
  loadOne(places: readonly number[], row: number, i: number): void {
    for (let j = 0; j < places.length; j++) {
      const place = places[j]!;
      const { has, sums } = this.loaded[place]!;
      has[i] = (this.yes[place]![row >> 5]! >>> (row & 31)) & 1;
      if (has[i] === 1) sums[i] = this.sums[place]![row & this.masks[place]!]!;
    }
  }

  /** Settles the benefits that the `i`th row loaded has among places; gives what is payable. */
  settleLoaded(places: readonly number[], i: number, row: number): number {
    const { settler, list, months, isMoney, loaded } = this;
    const { fen, unpaid } = settler;
    let n = 0;
    for (let j = 0; j < places.length; j++) {
      const place = places[j]!;
      const { has, sums } = loaded[place]!;
      if (has[i] === 0) continue;
      if (isMoney[place] === 1) fen[place] = sums[i]!;
      else unpaid[place] = sums[i]!;
      if (this.anyMonths) months[place] = this.monthsOf(place, row);
      list[n++] = place;
    }
    this.n = n;
    return this.settled();
  }

  /** Gathers the benefits that a row has among places. */
  gather(places: readonly number[], row: number): void {
    const { settler, list, months, yes, sums, masks, isMoney } = this;
    const { fen, unpaid } = settler;
    const word = row >> 5;
    const shift = row & 31;
    let n = 0;
    for (let j = 0; j < places.length; j++) {
      const place = places[j]!;
      if (((yes[place]![word]! >>> shift) & 1) === 0) continue;
      const sum = sums[place]![row & masks[place]!]!;
      if (isMoney[place] === 1) fen[place] = sum;
      else unpaid[place] = sum;
      if (this.anyMonths) months[place] = this.monthsOf(place, row);
      list[n++] = place;
    }
    this.n = n;
  }

  /** Gathers and settles the benefits that a row has among places; gives what is payable. */
  settle(places: readonly number[], row: number): number {
    this.gather(places, row);
    return this.settled();
  }

  private settled(): number {
    const { settler, list } = this;
    settler.settle(list, this.n);
    let total = 0;
    for (let k = 0; k < this.n; k++) total += settler.pay[list[k]!]!;
    return total;
  }

  /** Months of a benefit that a row has. */
  monthsOf(place: number, row: number): number {
    const side = this.sides[place];
    return side?.months[row & side.monthMask] ?? 0;
  }

  /** Of the benefits gathered last, those that give more than nothing alone. */
  paidFor(): number {
    const { settler, list, isMoney } = this;
    let count = 0;
    for (let k = 0; k < this.n; k++) {
      const place = list[k]!;
      if (isMoney[place] === 1 && settler.fen[place]! > 0) count += 1;
    }
    return count;
  }

  /** What was payable to the row settled last, by place. */
  payable(): Map<number, number> {
    return new Map(
      [...this.list.subarray(0, this.n)].map((place) => [place, this.settler.pay[place] ?? 0]),
    );
  }
}
