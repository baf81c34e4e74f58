import { alwaysSeen, wordMax, type SettlingRules } from './settling-rules.ts';
import { Selection } from './selection.ts';

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
  /** Room for one component's places, where its cliques start, their turns and the best of each. */
  private readonly own: Uint16Array;
  private readonly starts: Uint16Array;
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
    this.starts = new Uint16Array(count + 1);
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
      if (cap < 0) this.selection.take(own, count);
      else if (cap < limits.length && loads[cap]! > limits[cap]!) {
        this.underOneCap(count, limits[cap]!);
      }
      if (count === n) return;
    }
  }

  /** The only cap of a component, one beyond the last where none binds it; below 0 where it is not that simple. */
  private capOfAll(count: number): number {
    const { own, loads } = this;
    const { clique, onlyCap, capFrom, caps, limits, count: benefits } = this.rules;
    const cap = onlyCap[own[0]!]!;
    let alike = benefits <= wordMax;
    let binds = false;
    for (let i = 0; i < count; i++) {
      const place = own[i]!;
      if (clique[place]! < 0) return -1;
      const from = capFrom[place]!;
      const until = capFrom[place + 1]!;
      if (until - from !== 1 || caps[from] !== cap) alike = false;
      for (let k = from; k < until; k++) if (loads[caps[k]!]! > limits[caps[k]!]!) binds = true;
    }
    return alike ? cap : binds ? -1 : limits.length;
  }

  /**
   * One of each clique under one cap that binds them, without allocating: the sum is what is chosen, cut to
   * the limit. The highest takes first of what the cap leaves; of equal sums the smaller id.
   */
  private underOneCap(count: number, limit: number): void {
    const { own, fen, pay, displaced } = this;
    const { rank } = this.rules;
    if (this.excludes(count)) this.choose(count, limit);
    let standing = 0;
    for (let i = 0; i < count; i++) {
      const place = own[i]!;
      if (displaced[place] === 1) continue;
      let at = standing++;
      for (; at > 0; at--) {
        const other = own[at - 1]!;
        if (fen[other]! > fen[place]!) break;
        if (fen[other] === fen[place] && rank[other]! < rank[place]!) break;
        own[at] = other;
      }
      own[at] = place;
    }
    let left = limit;
    for (let i = 0; i < standing; i++) {
      const place = own[i]!;
      const payable = Math.min(fen[place]!, left);
      pay[place] = payable;
      left -= payable;
    }
  }

  /** Whether any excludes another. */
  private excludes(count: number): boolean {
    const { own } = this;
    const { exclusive } = this.rules;
    let seen = 0;
    for (let i = 0; i < count; i++) {
      const bit = exclusive[own[i]!]!;
      if ((seen & bit) !== 0) return true;
      seen |= bit;
    }
    return false;
  }

  /**
   * Tries each way to take one of each clique under a cap, and displaces all but the best. All ways have as
   * many benefits, so after the sum the unpaid and then the ids decide.
   */
  private choose(count: number, limit: number): void {
    const { own, fen, unpaid, starts, turns, best, displaced, pay } = this;
    const { idWeight } = this.rules;
    const cliques = this.group(count);
    let bestTotal = -1;
    let bestUnpaid = -1;
    let bestIds = -1;
    let k = 0;
    while (k < cliques) {
      let total = 0;
      let rest = 0;
      let ids = 0;
      for (let c = 0; c < cliques; c++) {
        const place = own[turns[c]!]!;
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
        for (let c = 0; c < cliques; c++) best[c] = own[turns[c]!]!;
      }
      k = 0;
      while (k < cliques && ++turns[k]! === starts[k + 1]!) {
        turns[k] = starts[k]!;
        k += 1;
      }
    }
    for (let i = 0; i < count; i++) {
      displaced[own[i]!] = 1;
      pay[own[i]!] = 0;
    }
    for (let c = 0; c < cliques; c++) displaced[best[c]!] = 0;
  }

  /** Puts the places of each clique together; `starts` and `turns` tell where. How many cliques there are. */
  private group(count: number): number {
    const { own, starts, turns } = this;
    const { clique } = this.rules;
    let cliques = 0;
    let end = 0;
    while (end < count) {
      const of = clique[own[end]!]!;
      starts[cliques] = end;
      turns[cliques] = end;
      cliques += 1;
      end += 1;
      for (let i = end; i < count; i++) {
        if (clique[own[i]!] !== of) continue;
        const place = own[i]!;
        own[i] = own[end]!;
        own[end] = place;
        end += 1;
      }
    }
    starts[cliques] = count;
    return cliques;
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
