import type { SettlingRules } from './settling-rules.ts';

/** As in `stacking/select.ts`. */
const selectionsMax = 20_000;

/** Sums by place that are settled. */
interface Sums {
  readonly fen: Float64Array;
  readonly unpaid: Float64Array;
  readonly pay: Float64Array;
  readonly displaced: Uint8Array;
}

/** The best selection where some benefits exclude each other and some do not; see `stacking/select.ts`. */
export class Selection {
  private readonly rules: SettlingRules;
  private readonly sums: Sums;
  private readonly left: Float64Array;

  constructor(rules: SettlingRules, sums: Sums) {
    this.rules = rules;
    this.sums = sums;
    this.left = new Float64Array(rules.limits.length);
  }

  /** Settles the first `count` places of one component. */
  take(own: Uint16Array, count: number): void {
    const ordered = [...own.subarray(0, count)].sort((a, b) => this.paidFirst(a, b));
    for (const part of this.parts(ordered)) this.solve(part);
  }

  private paidFirst(a: number, b: number): number {
    return this.sums.fen[b]! - this.sums.fen[a]! || this.rules.rank[a]! - this.rules.rank[b]!;
  }

  /** Components among the benefits that the person has. */
  private parts(places: readonly number[]): number[][] {
    const { rules } = this;
    let parts: number[][] = [];
    for (const place of places) {
      const touched = parts.filter((part) =>
        part.some((other) => rules.clashes(place, other) || rules.shareCap(place, other)),
      );
      if (touched.length === 0) parts.push([place]);
      else {
        const joined = [...touched.flat(), place];
        joined.sort((a, b) => this.paidFirst(a, b));
        parts = [...parts.filter((part) => !touched.includes(part)), joined];
      }
    }
    return parts;
  }

  /** The best selection of one part, in the order of `paidFirst`. */
  private solve(part: readonly number[]): void {
    const { rules, sums } = this;
    for (const place of part) sums.displaced[place] = 0;
    if (part.length === 1) {
      this.cut(part);
      return;
    }
    let best: readonly number[] = [];
    let bestScore: readonly [number, number, number] = [-1, -1, -1];
    let tried = 0;
    const chosen: number[] = [];
    const take = (from: number): void => {
      if (tried >= selectionsMax) return;
      const place = part[from];
      if (place === undefined) {
        tried += 1;
        const maximal = part.every(
          (each) => chosen.includes(each) || chosen.some((other) => rules.clashes(each, other)),
        );
        if (!maximal) return;
        const unpaid = chosen.reduce((sum, each) => sum + sums.unpaid[each]!, 0);
        const score = [this.cut(chosen), unpaid, chosen.length] as const;
        if (this.better(score, chosen, bestScore, best)) {
          best = [...chosen];
          bestScore = score;
        }
        return;
      }
      const free = !chosen.some((other) => rules.clashes(place, other));
      if (free) {
        chosen.push(place);
        take(from + 1);
        chosen.pop();
      }
      if (!free || part.some((other, i) => i > from && rules.clashes(place, other))) take(from + 1);
    };
    take(0);
    this.cut(best);
    for (const place of part) {
      if (best.includes(place)) continue;
      sums.pay[place] = 0;
      sums.displaced[place] = 1;
    }
  }

  private better(
    a: readonly [number, number, number],
    chosen: readonly number[],
    b: readonly [number, number, number],
    best: readonly number[],
  ): boolean {
    for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return a[i]! > b[i]!;
    const ranks = (places: readonly number[]) =>
      places.map((place) => this.rules.rank[place]!).sort((x, y) => x - y);
    const [left, right] = [ranks(chosen), ranks(best)];
    const differs = left.findIndex((rank, i) => rank !== right[i]);
    return differs >= 0 && left[differs]! < right[differs]!;
  }

  /** Cuts benefits that are all paid to their caps, writes `pay` and gives the sum. */
  private cut(places: readonly number[]): number {
    const { left, sums } = this;
    const { limits, capFrom, caps } = this.rules;
    left.set(limits);
    let total = 0;
    for (const place of places) {
      const [from, until] = [capFrom[place]!, capFrom[place + 1]!];
      let payable = sums.fen[place]!;
      for (let k = from; k < until; k++) payable = Math.min(payable, left[caps[k]!]!);
      for (let k = from; k < until; k++) left[caps[k]!]! -= payable;
      sums.pay[place] = payable;
      total += payable;
    }
    return total;
  }
}
