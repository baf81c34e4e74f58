import { alwaysSeen, wordMax, type SettlingRules } from './settling-rules.ts';
import { Selection } from './selection.ts';

/** No place. */
const unused = 65_535;

/**
 * `resolveEntitlements` for a person who received nothing before, over places instead of objects: groups,
 * conflicts and caps are brought to tables once, and one person's benefits are settled without allocating
 * where they stand alone or exclude each other all. Held equal to `resolveEntitlements` by test.
 */
export class Settler {
  readonly rules: SettlingRules;
  /** By place: what the benefit gives alone. Money in whole fen. */
  readonly fen: Float64Array;
  /** By place: a ceiling or a quantity, which decides where sums are equal. */
  readonly unpaid: Float64Array;
  /** By place, after `settle`: whole fen payable. */
  readonly pay: Float64Array;
  /** By place, after `settle`: 1 where another benefit stands in its place. */
  readonly displaced: Uint8Array;
  /**
   * By cap, after `settle`: the most that its benefits could come to without it, which is the highest of
   * those that exclude each other. Where it is within the limit the cap binds nobody. The last is of none.
   */
  readonly loads: Float64Array;
  private readonly selection: Selection;
  /** Room for one component's places, its cliques, their turns and the best of each. */
  private readonly own: Uint16Array;
  private readonly heads: Uint16Array;
  private readonly turns: Uint16Array;
  private readonly best: Uint16Array;

  constructor(rules: SettlingRules) {
    const { count } = rules;
    this.rules = rules;
    this.fen = new Float64Array(count);
    this.unpaid = new Float64Array(count);
    this.pay = new Float64Array(count);
    this.displaced = new Uint8Array(count);
    this.loads = new Float64Array(this.rules.limits.length + 1);
    this.own = new Uint16Array(count);
    this.heads = new Uint16Array(count);
    this.turns = new Uint16Array(count);
    this.best = new Uint16Array(count);
    this.selection = new Selection(this.rules, this);
  }

  /**
   * Settles the first `n` places of a list. `fen` and `unpaid` of them are set; `pay` and `displaced` of
   * them are written.
   */
  settle(list: Uint16Array, n: number): void {
    const simple = this.stand(list, n);
    if (!simple || this.rules.isPassed(this.loads)) this.byComponent(list, n);
  }

  /**
   * What stands where no cap binds, and the `loads` of the caps. Whether that was simple; where it was not,
   * who stands is not told.
   */
  stand(list: Uint16Array, n: number): boolean {
    const { fen, pay, displaced, loads } = this;
    const { exclusive, onlyCap, capsOfPlaceMax } = this.rules;
    for (let cap = 0; cap < loads.length; cap++) loads[cap] = 0;
    let seen = alwaysSeen;
    let clash = 0;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      const sum = fen[place]!;
      pay[place] = sum;
      displaced[place] = 0;
      loads[onlyCap[place]!]! += sum;
      clash |= seen & exclusive[place]!;
      seen |= exclusive[place]!;
    }
    const simple = clash === 0 || this.highest(list, n);
    if (clash !== 0 || capsOfPlaceMax > 1) this.weigh(list, n);
    return simple;
  }

  /**
   * Of those that all exclude each other the highest stands. Where some do and some do not, all stand for
   * now, and the answer is false.
   */
  private highest(list: Uint16Array, n: number): boolean {
    const { displaced } = this;
    const { clique } = this.rules;
    let simple = true;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      const own = clique[place]!;
      if (own < 0) simple = false;
      for (let j = 0; j < i; j++) {
        const other = list[j]!;
        if (clique[other] !== own || displaced[other] === 1) continue;
        this.displace(this.before(other, place) ? place : other);
        break;
      }
    }
    return simple;
  }

  /** Adds up by cap what stands. */
  private weigh(list: Uint16Array, n: number): void {
    const { loads, displaced, fen } = this;
    const { capFrom, caps } = this.rules;
    for (let cap = 0; cap < loads.length; cap++) loads[cap] = 0;
    for (let i = 0; i < n; i++) {
      const place = list[i]!;
      if (displaced[place] === 1) continue;
      for (let k = capFrom[place]!; k < capFrom[place + 1]!; k++) loads[caps[k]!]! += fen[place]!;
    }
  }

  /** Settles each component of conflicts and shared caps by itself, the simple ones simply. */
  private byComponent(list: Uint16Array, n: number): void {
    const { own, loads } = this;
    const { component, limits } = this.rules;
    for (let i = 0; i < n; i++) {
      const of = component[list[i]!]!;
      let first = true;
      for (let j = 0; j < i && first; j++) first = component[list[j]!] !== of;
      if (!first) continue;
      let count = 0;
      for (let j = i; j < n; j++) if (component[list[j]!] === of) own[count++] = list[j]!;
      const cap = this.capOfAll(count);
      if (!this.isSimple(count)) this.selection.take(own, count);
      else if (cap === unused) {
        if (this.bindsAny(count)) this.selection.take(own, count);
      } else if (loads[cap]! > limits[cap]!) this.underOneCap(count, limits[cap]!);
    }
  }

  private isSimple(count: number): boolean {
    for (let i = 0; i < count; i++) if (this.rules.clique[this.own[i]!]! < 0) return false;
    return true;
  }

  /** The cap that binds all of a component and is the only one. */
  private capOfAll(count: number): number {
    const { capFrom, caps } = this.rules;
    let only = -1;
    for (let i = 0; i < count; i++) {
      const place = this.own[i]!;
      const from = capFrom[place]!;
      if (capFrom[place + 1]! - from !== 1 || this.rules.count > wordMax) return unused;
      if (only >= 0 && only !== caps[from]) return unused;
      only = caps[from]!;
    }
    return only < 0 ? unused : only;
  }

  private bindsAny(count: number): boolean {
    const { capFrom, caps, limits } = this.rules;
    for (let i = 0; i < count; i++) {
      const place = this.own[i]!;
      for (let k = capFrom[place]!; k < capFrom[place + 1]!; k++) {
        if (this.loads[caps[k]!]! > limits[caps[k]!]!) return true;
      }
    }
    return false;
  }

  /**
   * One of each clique under one cap, without allocating: the sum is what is chosen, cut to the limit. All
   * selections have as many benefits, so after the sum the unpaid and then the ids decide; ids by a word in
   * which a smaller id has a higher bit.
   */
  private underOneCap(count: number, limit: number): void {
    const { own, fen, heads, turns, displaced, pay } = this;
    const { clique } = this.rules;
    let cliques = 0;
    for (let i = 0; i < count; i++) {
      let k = 0;
      while (k < cliques && clique[heads[k]!] !== clique[own[i]!]) k += 1;
      if (k === cliques) {
        heads[cliques] = own[i]!;
        turns[cliques++] = 0;
      }
    }
    // Where none excludes another there is nothing to choose.
    if (cliques < count) this.chooseUnder(limit, count, cliques);
    // The highest takes first of what the cap leaves; of equal sums the smaller id.
    let left = limit;
    for (let done = 0; done < count; done++) {
      let next = -1;
      for (let i = 0; i < count; i++) {
        const place = own[i]!;
        if (place === unused || displaced[place] === 1) continue;
        if (next < 0 || this.paidBefore(place, own[next]!)) next = i;
      }
      if (next < 0) return;
      const place = own[next]!;
      const payable = Math.min(fen[place]!, left);
      pay[place] = payable;
      left -= payable;
      own[next] = unused;
    }
  }

  /** Tries each way to take one of each clique, and displaces all but the best. */
  private chooseUnder(limit: number, count: number, cliques: number): void {
    const { own, fen, unpaid, heads, turns, best, displaced, pay } = this;
    const { idWeight } = this.rules;
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
        ids += idWeight[place]!;
      }
      if (total > limit) total = limit;
      const better =
        total > bestTotal ||
        (total === bestTotal && (rest > bestUnpaid || (rest === bestUnpaid && ids > bestIds)));
      if (better) {
        bestTotal = total;
        bestUnpaid = rest;
        bestIds = ids;
        for (let k = 0; k < cliques; k++) best[k] = this.member(count, heads[k]!, turns[k]!);
      }
      let k = 0;
      while (k < cliques && this.member(count, heads[k]!, ++turns[k]!) < 0) turns[k++] = 0;
      if (k === cliques) break;
    }
    for (let i = 0; i < count; i++) {
      displaced[own[i]!] = 1;
      pay[own[i]!] = 0;
    }
    for (let k = 0; k < cliques; k++) displaced[best[k]!] = 0;
  }

  /** The `turn`th benefit of a clique among those looked at; −1 where there are fewer. */
  private member(count: number, head: number, turn: number): number {
    const { own } = this;
    const { clique } = this.rules;
    let left = turn;
    for (let i = 0; i < count; i++) {
      if (clique[own[i]!] === clique[head] && left-- === 0) return own[i]!;
    }
    return -1;
  }

  private paidBefore(a: number, b: number): boolean {
    if (this.fen[a] !== this.fen[b]) return this.fen[a]! > this.fen[b]!;
    return this.rules.rank[a]! < this.rules.rank[b]!;
  }

  private displace(place: number): void {
    this.pay[place] = 0;
    this.displaced[place] = 1;
  }

  /** Whether of two that exclude each other and are bound by no cap the first is given. */
  private before(a: number, b: number): boolean {
    if (this.fen[a] !== this.fen[b]) return this.fen[a]! > this.fen[b]!;
    if (this.unpaid[a] !== this.unpaid[b]) return this.unpaid[a]! > this.unpaid[b]!;
    return this.rules.rank[a]! < this.rules.rank[b]!;
  }
}
