import type { LoweredBenefit } from './lowered.ts';
import { Settler } from './settler.ts';
import { settledOf, SettlingRules, stackingText } from './settling-rules.ts';
import { monthsOf, noMonths, type Side } from './side.ts';

const noSums = new Int32Array(1);

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
  /** By place: all bits where the sum is another for each row, none where one place holds it. */
  readonly varies: Int32Array;
  /** By place: 1 where the benefit is paid. */
  readonly isMoney: Uint8Array;
  private readonly anyMonths: boolean;
  n = 0;

  constructor(sides: readonly (Side | undefined)[], rules: SettlingRules) {
    this.sides = sides;
    this.settler = new Settler(rules);
    this.list = new Uint16Array(sides.length);
    this.months = new Float64Array(sides.length);
    const some = sides.find((side) => side !== undefined);
    const nobody = new Int32Array(some?.yes.length ?? 0);
    this.yes = sides.map((side) => side?.yes ?? nobody);
    this.sums = sides.map((side) => side?.sums ?? noSums);
    this.varies = Int32Array.from(sides, (side) => (side && side.sums.length > 1 ? -1 : 0));
    this.isMoney = Uint8Array.from(sides, (side) =>
      side?.benefit.rules.gives === 'money' ? 1 : 0,
    );
    this.anyMonths = sides.some((side) => side && side.months !== noMonths);
  }

  /** Gathers the benefits that a row has among places. */
  gather(places: readonly number[], row: number): void {
    const { settler, list, months, yes, sums, varies, isMoney } = this;
    const { fen, unpaid } = settler;
    const word = row >> 5;
    const shift = row & 31;
    let n = 0;
    for (let j = 0; j < places.length; j++) {
      const place = places[j]!;
      if (((yes[place]![word]! >>> shift) & 1) === 0) continue;
      const sum = sums[place]![row & varies[place]!]!;
      if (isMoney[place] === 1) fen[place] = sum;
      else unpaid[place] = sum;
      if (this.anyMonths) months[place] = monthsOf(this.sides[place]!, row);
      list[n++] = place;
    }
    this.n = n;
  }

  /** Gathers and settles the benefits that a row has among places; gives what is payable. */
  settle(places: readonly number[], row: number): number {
    const { settler, list } = this;
    this.gather(places, row);
    if (this.n > 0) settler.settle(list, this.n);
    else settler.loads.fill(0);
    let total = 0;
    for (let k = 0; k < this.n; k++) total += settler.pay[list[k]!]!;
    return total;
  }

  /** What was payable to the row settled last, by place. */
  payable(): Map<number, number> {
    return new Map(
      [...this.list.subarray(0, this.n)].map((place) => [place, this.settler.pay[place] ?? 0]),
    );
  }
}
