import type { CheckedBenefit } from '../rules.ts';
import type { LoweredBenefit } from './lowered.ts';
import { byId } from '../stacking/entitlement.ts';
import { RulesBetween } from '../stacking/rules-between.ts';
import { capsOf } from '../stacking/caps.ts';

/** A benefit as settling sees it. */
export interface Settled {
  readonly benefit: CheckedBenefit;
  readonly document: string;
}

/** Benefits whose ids one double holds a bit of each for. */
export const wordMax = 52;

/** A bit of `exclusive` that counts as seen before any benefit. */
export const alwaysSeen = 1 << 31;

/** What settling needs of a benefit, as plain data. */
export function settledOf({ checked, policy }: LoweredBenefit): Settled {
  const stacking = checked.stacking.map(({ file, limitFen }) => ({
    file,
    ...(limitFen !== undefined && { limitFen }),
  }));
  const { id, name, gives } = checked.file;
  const plain = { file: { id, name, gives }, stacking } as unknown as Settled['benefit'];
  return { benefit: plain, document: policy.document.id };
}

const texts = new WeakMap<CheckedBenefit['stacking'], { all: string; rules: string }>();

/** What a benefit says of others, as text: `all` of it, and its `rules` without the limits of caps. */
export function stackingText({ stacking }: CheckedBenefit): {
  readonly all: string;
  readonly rules: string;
} {
  let text = texts.get(stacking);
  if (!text) {
    const said = stacking.map(({ file }) => ({
      ...file,
      clause: undefined,
      assumed: undefined,
      limit: undefined,
    }));
    const rules = JSON.stringify(said);
    text = { rules, all: `${rules} ${stacking.map(({ limitFen }) => limitFen).join()}` };
    texts.set(stacking, text);
  }
  return text;
}

/** Groups, conflicts and caps of benefits as tables over places, for persons who received nothing before. */
export class SettlingRules {
  readonly count: number;
  /** Place → rank of its id. */
  readonly rank: Int32Array;
  /** By place: a power of two, the greater the smaller the id. */
  readonly idWeight: Float64Array;
  /** By place and place: 1 where not both are paid. */
  readonly clash: Uint8Array;
  /** Benefits that all exclude each other have one number; below 0 where some do and some do not. */
  readonly clique: Int32Array;
  /**
   * By place: a bit of its own for each clique of several benefits, so that who has two of one is seen
   * without comparing them; 0 where nothing is excluded, `alwaysSeen` where it is not that simple.
   */
  readonly exclusive: Int32Array;
  /** Static component of conflicts and shared caps. */
  readonly component: Int32Array;
  /** The caps of a place are `caps[capFrom[place]]` to `caps[capFrom[place + 1]]`, exclusive. */
  readonly capFrom: Int32Array;
  readonly caps: Uint16Array;
  /** By place: its cap where it has just one, else `limits.length`. */
  readonly onlyCap: Uint16Array;
  readonly capsOfPlaceMax: number;
  /** By cap, whole fen. */
  readonly limits: Float64Array;

  /** @param benefits  In the order of places; ids are unique. */
  constructor(benefits: readonly Settled[], day: string) {
    const count = benefits.length;
    this.count = count;
    const entitled = benefits.map(({ benefit, document }) => ({
      benefit,
      document,
      outcome: 'yes' as const,
      amountFen: 0,
    }));
    const rules = new RulesBetween(entitled);
    const caps = capsOf(rules, [], day);
    const capsOfPlace = benefits.map(({ benefit }) => {
      const groups = rules.groupsOf(benefit.file.id);
      return caps.flatMap((cap, i) => (groups.has(cap.group) ? [i] : []));
    });
    this.limits = Float64Array.from(caps, (cap) => cap.left);
    this.caps = Uint16Array.from(capsOfPlace.flat());
    this.capFrom = new Int32Array(count + 1);
    capsOfPlace.forEach((own, place) => {
      this.capFrom[place + 1] = this.capFrom[place]! + own.length;
    });
    this.capsOfPlaceMax = Math.max(0, ...capsOfPlace.map((own) => own.length));
    this.onlyCap = Uint16Array.from(capsOfPlace, ([cap, ...more]) =>
      cap === undefined || more.length > 0 ? caps.length : cap,
    );
    const ids = benefits.map(({ benefit }) => benefit.file.id);
    const sorted = ids.toSorted(byId);
    this.rank = Int32Array.from(ids, (id) => sorted.indexOf(id));
    this.idWeight = Float64Array.from(this.rank, (rank) => 2 ** (wordMax - rank));
    this.clash = new Uint8Array(count * count);
    this.component = Int32Array.from({ length: count }, (_, place) => place);
    entitled.forEach((left, a) => {
      entitled.slice(0, a).forEach((right, b) => {
        const clash = rules.conflict(left, right) !== undefined;
        if (clash) this.clash[a * count + b] = this.clash[b * count + a] = 1;
        if (clash || this.shareCap(a, b)) join(this.component, a, b);
      });
    });
    this.clique = this.cliques();
    this.exclusive = bitsOf(this.clique);
  }

  /** The caps of a place. */
  capsOf(place: number): Uint16Array {
    return this.caps.subarray(this.capFrom[place], this.capFrom[place + 1]);
  }

  /** Whether any load passes the limit of its cap. */
  isPassed(loads: Float64Array): boolean {
    const { limits } = this;
    for (let cap = 0; cap < limits.length; cap++) if (loads[cap]! > limits[cap]!) return true;
    return false;
  }

  clashes(a: number, b: number): boolean {
    return this.clash[a * this.count + b] === 1;
  }

  shareCap(a: number, b: number): boolean {
    return this.capsOf(a).some((cap) => this.capsOf(b).includes(cap));
  }

  /** Places whose settling depends on a place, itself included. */
  linkedTo(place: number): number[] {
    const own = this.component[place];
    return [...this.component.keys()].filter((other) => this.component[other] === own);
  }

  /** Places whose settling depends on a place where no cap binds anybody, itself included. */
  excludedWith(place: number): number[] {
    const found = new Set([place]);
    for (const each of found) {
      for (let other = 0; other < this.count; other++) {
        if (this.clashes(each, other)) found.add(other);
      }
    }
    return [...found];
  }

  private cliques(): Int32Array {
    const { count } = this;
    const clique = Int32Array.from({ length: count }, (_, place) => place);
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < a; b++) if (this.clashes(a, b)) join(clique, a, b);
    }
    return clique.map((own, place) => {
      for (let a = 0; a < count; a++) {
        for (let b = 0; b < a; b++) {
          if (clique[a] === own && clique[b] === own && !this.clashes(a, b)) return -1 - place;
        }
      }
      return own;
    });
  }
}

function join(numbers: Int32Array, a: number, b: number): void {
  const [from, to] = [numbers[a]!, numbers[b]!];
  for (let i = 0; i < numbers.length; i++) if (numbers[i] === from) numbers[i] = to;
}

/** A bit for each clique of several. Beyond thirty-one some share one, which only costs comparing. */
function bitsOf(clique: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return clique.map((own) => {
    if (own < 0) return alwaysSeen;
    if (clique.filter((other) => other === own).length === 1) return 0;
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return 1 << (number % 31);
  });
}
