import type { CheckedBenefit } from '../rules.ts';
import { byId } from '../stacking/entitlement.ts';
import { RulesBetween } from '../stacking/rules-between.ts';
import { capsOf } from '../stacking/caps.ts';

/** No place. */
const unused = 65_535;

/** As in `stacking/select.ts`. */
const selectionsMax = 20_000;

/** A benefit as settling sees it. */
export interface Settled {
  readonly benefit: CheckedBenefit;
  readonly document: string;
}

/**
 * `resolveEntitlements` for a person who received nothing before, over places instead of objects: groups,
 * conflicts and caps are brought to tables once, and one person's benefits are settled without allocating
 * where they stand alone or exclude each other all. Held equal to `resolveEntitlements` by test.
 */
export class Settler {
  /** By place: what the benefit gives alone. Money in whole fen. */
  readonly fen: Float64Array;
  /** By place: a ceiling or a quantity, which decides where sums are equal. */
  readonly unpaid: Float64Array;
  /** By place, after `settle`: whole fen payable. */
  readonly pay: Float64Array;
  /** By place, after `settle`: 1 where another benefit stands in its place. */
  readonly displaced: Uint8Array;
  private readonly count: number;
  /** Place → rank of its id. */
  private readonly rank: Int32Array;
  private readonly clash: Uint8Array;
  /** Static component of conflicts and shared caps. */
  private readonly component: Int32Array;
  /** By place: the caps that bind it. */
  private readonly capsOf: readonly (readonly number[])[];
  private readonly limits: readonly number[];
  private readonly left: Float64Array;
  private readonly capped: boolean;
  /** Benefits that all exclude each other have one number; −1 where some do and some do not. */
  private readonly clique: Int32Array;
  /** Room for one component's places, its cliques and their turns. */
  private readonly own: Uint16Array;
  private readonly heads: Uint16Array;
  private readonly turns: Uint16Array;

  /** @param benefits  In the order of places; ids are unique. */
  constructor(benefits: readonly Settled[], day: string) {
    const count = benefits.length;
    this.count = count;
    this.fen = new Float64Array(count);
    this.unpaid = new Float64Array(count);
    this.pay = new Float64Array(count);
    this.displaced = new Uint8Array(count);
    this.rank = new Int32Array(count);
    this.clash = new Uint8Array(count * count);
    this.component = new Int32Array(count);
    this.own = new Uint16Array(count);
    this.heads = new Uint16Array(count);
    this.turns = new Uint16Array(count);
    const entitled = benefits.map(({ benefit, document }) => ({
      benefit,
      document,
      outcome: 'yes' as const,
      amountFen: 0,
    }));
    const rules = new RulesBetween(entitled);
    const caps = capsOf(rules, [], day);
    this.limits = caps.map((cap) => cap.left);
    this.left = new Float64Array(caps.length);
    this.capsOf = benefits.map(({ benefit }) => {
      const groups = rules.groupsOf(benefit.file.id);
      return caps.flatMap((cap, i) => (groups.has(cap.group) ? [i] : []));
    });
    const ids = benefits.map(({ benefit }) => benefit.file.id);
    const sorted = ids.toSorted(byId);
    ids.forEach((id, place) => (this.rank[place] = sorted.indexOf(id)));
    for (let a = 0; a < count; a++) {
      this.component[a] = a;
      for (let b = 0; b < a; b++) {
        const [left, right] = [entitled[a], entitled[b]];
        if (!left || !right) continue;
        const clash = rules.conflict(left, right) !== undefined;
        if (clash) this.clash[a * count + b] = this.clash[b * count + a] = 1;
        if (clash || this.shareCap(a, b)) this.join(a, b);
      }
    }
    this.capped = caps.length > 0;
    this.clique = this.cliques();
  }

  private cliques(): Int32Array {
    const { count, clash } = this;
    const clique = Int32Array.from({ length: count }, (_, place) => place);
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < a; b++) {
        if (clash[a * count + b] !== 1) continue;
        const [from, to] = [clique[a], clique[b]!];
        for (let i = 0; i < count; i++) if (clique[i] === from) clique[i] = to;
      }
    }
    return clique.map((own, place) => {
      for (let a = 0; a < count; a++) {
        for (let b = 0; b < a; b++) {
          if (clique[a] === own && clique[b] === own && clash[a * count + b] !== 1)
            return -1 - place;
        }
      }
      return own;
    });
  }

  /** Places whose settling depends on a place, itself included. */
  linkedTo(place: number): number[] {
    const own = this.component[place];
    return [...this.component.keys()].filter((other) => this.component[other] === own);
  }

  /** The least limit of all caps; infinite where there is none. */
  get leastLimit(): number {
    return this.limits.reduce((least, limit) => Math.min(least, limit), Infinity);
  }

  /** Whether a cap binds a place. */
  isCapped(place: number): boolean {
    return this.capsOf[place]!.length > 0;
  }

  /** Places whose settling depends on a place where no cap binds anybody, itself included. */
  excludedWith(place: number): number[] {
    const found = new Set([place]);
    for (const each of found) {
      for (let other = 0; other < this.count; other++) {
        if (this.clash[each * this.count + other] === 1) found.add(other);
      }
    }
    return [...found];
  }

  /**
   * Settles the first `n` places of a list. `fen` and `unpaid` of them are set; `pay` and `displaced` of
   * them are written.
   */
  settle(list: Uint16Array, n: number): void {
    const { pay, displaced, fen, clique } = this;
    let hard = this.capped ? this.bindsAny(list, n) : false;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      displaced[place] = 0;
      pay[place] = fen[place]!;
      if (clique[place]! < 0) hard = true;
    }
    if (hard) this.hard(list, n);
    else this.highest(list, n);
  }

  /** Where no cap binds and who excludes each other all exclude each other, the highest of them stands. */
  private highest(list: Uint16Array, n: number): void {
    const { clique, displaced } = this;
    for (let i = 1; i < n; i++) {
      const place = list[i]!;
      for (let j = 0; j < i; j++) {
        const other = list[j]!;
        if (clique[other] !== clique[place] || displaced[other] === 1) continue;
        this.displace(this.before(other, place) ? place : other);
        break;
      }
    }
  }

  /** Whether all benefits together would pass any cap. */
  private bindsAny(list: Uint16Array, n: number): boolean {
    const { left, limits } = this;
    left.fill(0);
    let binds = false;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      for (const cap of this.capsOf[place]!) {
        left[cap]! += this.fen[place]!;
        if (left[cap]! > limits[cap]!) binds = true;
      }
    }
    return binds;
  }

  /** Settles each component by itself, the simple ones simply. */
  private hard(list: Uint16Array, n: number): void {
    const { component, own } = this;
    for (let i = 0; i < n; i++) {
      const of = component[list[i]!]!;
      let first = true;
      for (let j = 0; j < i && first; j++) first = component[list[j]!] !== of;
      if (!first) continue;
      let count = 0;
      for (let j = i; j < n; j++) if (component[list[j]!] === of) own[count++] = list[j]!;
      const simple = this.isSimple(count);
      if (simple && !this.bindsAny(own, count)) this.highest(own, count);
      else if (simple && this.isUnderOneCap(count)) this.underOneCap(count);
      else this.many(list, n, of);
    }
  }

  private isSimple(count: number): boolean {
    for (let i = 0; i < count; i++) if (this.clique[this.own[i]!]! < 0) return false;
    return true;
  }

  private isUnderOneCap(count: number): boolean {
    if (this.count > 31) return false;
    const cap = this.capsOf[this.own[0]!]![0];
    for (let i = 0; i < count; i++) {
      const caps = this.capsOf[this.own[i]!]!;
      if (caps.length !== 1 || caps[0] !== cap) return false;
    }
    return true;
  }

  /**
   * One of each clique under one cap, without allocating: the sum is what is chosen, cut to the limit. All
   * selections have as many benefits, so after the sum the unpaid and then the ids decide; ids by a word in
   * which a smaller id has a higher bit.
   */
  private underOneCap(count: number): void {
    const { own, clique, fen, unpaid, rank, heads, turns } = this;
    const limit = this.limits[this.capsOf[own[0]!]![0]!]!;
    let cliques = 0;
    for (let i = 0; i < count; i++) {
      let k = 0;
      while (k < cliques && clique[heads[k]!] !== clique[own[i]!]) k += 1;
      if (k === cliques) {
        heads[cliques] = own[i]!;
        turns[cliques++] = 0;
      }
    }
    let bestTotal = -1;
    let bestUnpaid = -1;
    let bestIds = -1;
    for (;;) {
      let total = 0;
      let rest = 0;
      let ids = 0;
      for (let k = 0; k < cliques; k++) {
        const place = this.member(count, heads[k]!, turns[k]!);
        total += fen[place]!;
        rest += unpaid[place]!;
        ids += 2 ** (31 - rank[place]!);
      }
      if (total > limit) total = limit;
      const better =
        total > bestTotal ||
        (total === bestTotal && (rest > bestUnpaid || (rest === bestUnpaid && ids > bestIds)));
      if (better) {
        bestTotal = total;
        bestUnpaid = rest;
        bestIds = ids;
      }
      let k = 0;
      while (k < cliques && this.member(count, heads[k]!, ++turns[k]!) < 0) turns[k++] = 0;
      if (k === cliques) break;
    }
    let left = limit;
    for (let i = 0; i < count; i++) {
      const place = own[i]!;
      if (Math.floor(bestIds / 2 ** (31 - rank[place]!)) % 2 === 0) this.displace(place);
    }
    // The highest takes first of what the cap leaves; of equal sums the smaller id.
    for (let done = 0; done < count; done++) {
      let next = -1;
      for (let i = 0; i < count; i++) {
        const place = own[i]!;
        if (place === unused || this.displaced[place] === 1) continue;
        if (next < 0 || this.paidBefore(place, own[next]!)) next = i;
      }
      if (next < 0) return;
      const place = own[next]!;
      this.pay[place] = Math.min(fen[place]!, left);
      left -= this.pay[place];
      own[next] = unused;
    }
  }

  /** The `turn`th benefit of a clique among those looked at; −1 where there are fewer. */
  private member(count: number, head: number, turn: number): number {
    const { own, clique } = this;
    let left = turn;
    for (let i = 0; i < count; i++) {
      if (clique[own[i]!] === clique[head] && left-- === 0) return own[i]!;
    }
    return -1;
  }

  private paidBefore(a: number, b: number): boolean {
    if (this.fen[a] !== this.fen[b]) return this.fen[a]! > this.fen[b]!;
    return this.rank[a]! < this.rank[b]!;
  }

  private displace(place: number): void {
    this.pay[place] = 0;
    this.displaced[place] = 1;
  }

  /** Whether of two that exclude each other and are bound by no cap the first is given. */
  private before(a: number, b: number): boolean {
    if (this.fen[a] !== this.fen[b]) return this.fen[a]! > this.fen[b]!;
    if (this.unpaid[a] !== this.unpaid[b]) return this.unpaid[a]! > this.unpaid[b]!;
    return this.rank[a]! < this.rank[b]!;
  }

  private many(list: Uint16Array, n: number, own: number): void {
    const places = [...list.subarray(0, n)].filter((place) => this.component[place] === own);
    const ordered = places.sort(
      (a, b) => this.fen[b]! - this.fen[a]! || this.rank[a]! - this.rank[b]!,
    );
    for (const part of this.parts(ordered)) this.solve(part);
  }

  /** Components among the benefits that the person has. */
  private parts(places: readonly number[]): number[][] {
    let parts: number[][] = [];
    for (const place of places) {
      const touched = parts.filter((part) =>
        part.some(
          (other) => this.clash[place * this.count + other] === 1 || this.shareCap(place, other),
        ),
      );
      if (touched.length === 0) parts.push([place]);
      else {
        const joined = [...touched.flat(), place];
        joined.sort((a, b) => this.fen[b]! - this.fen[a]! || this.rank[a]! - this.rank[b]!);
        parts = [...parts.filter((part) => !touched.includes(part)), joined];
      }
    }
    return parts;
  }

  /** The best selection of one component, in the order of `paidFirst`; see `stacking/select.ts`. */
  private solve(part: readonly number[]): void {
    if (part.length === 1) {
      this.cut(part);
      return;
    }
    const clashes = (a: number, b: number) => this.clash[a * this.count + b] === 1;
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
          (each) => chosen.includes(each) || chosen.some((other) => clashes(each, other)),
        );
        if (!maximal) return;
        const unpaid = chosen.reduce((sum, each) => sum + this.unpaid[each]!, 0);
        const score = [this.cut(chosen), unpaid, chosen.length] as const;
        if (this.better(score, chosen, bestScore, best)) {
          best = [...chosen];
          bestScore = score;
        }
        return;
      }
      const free = !chosen.some((other) => clashes(place, other));
      if (free) {
        chosen.push(place);
        take(from + 1);
        chosen.pop();
      }
      if (!free || part.some((other, i) => i > from && clashes(place, other))) take(from + 1);
    };
    take(0);
    this.cut(best);
    for (const place of part) if (!best.includes(place)) this.displace(place);
  }

  private better(
    a: readonly [number, number, number],
    chosen: readonly number[],
    b: readonly [number, number, number],
    best: readonly number[],
  ): boolean {
    for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return a[i]! > b[i]!;
    const ranks = (places: readonly number[]) =>
      places.map((place) => this.rank[place]!).sort((x, y) => x - y);
    const [left, right] = [ranks(chosen), ranks(best)];
    const differs = left.findIndex((rank, i) => rank !== right[i]);
    return differs >= 0 && left[differs]! < right[differs]!;
  }

  /** Cuts benefits that are all paid to their caps, writes `pay` and gives the sum. */
  private cut(places: readonly number[]): number {
    this.left.set(this.limits);
    let total = 0;
    for (const place of places) {
      let payable = this.fen[place]!;
      for (const cap of this.capsOf[place]!) payable = Math.min(payable, this.left[cap]!);
      for (const cap of this.capsOf[place]!) this.left[cap]! -= payable;
      this.pay[place] = payable;
      total += payable;
    }
    return total;
  }

  private shareCap(a: number, b: number): boolean {
    return this.capsOf[a]!.some((cap) => this.capsOf[b]!.includes(cap));
  }

  private join(a: number, b: number): void {
    const [from, to] = [this.component[a]!, this.component[b]!];
    for (let i = 0; i < this.count; i++) if (this.component[i] === from) this.component[i] = to;
  }
}
