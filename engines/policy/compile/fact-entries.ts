import type { FactUsed } from '@yanzhen/values/decision.ts';
import type { ConditionReason } from '../decision.ts';
import type { FactDefinition } from '../facts/dictionary-schema.ts';
import { factReader, type FactReader, type FactValue } from '../facts/normalise.ts';
import type { ReasonMaker } from './reasons.ts';

/**
 * One value of one fact from one source, with what follows from it alone: the reasons of all conditions
 * that read only this fact, and which benefits they refuse or leave open. Reasons are immutable, so
 * persons who share a value share them, and an explanation costs a look-up a condition.
 *
 * Generated code builds entries with the reasons as fields of their own (`r0`, `r1` …) and the benefits
 * as bits (`no0`, `open0` …), so that it reads them without another step.
 */
export interface FactEntry {
  readonly used: FactUsed;
  /** The value for generated code: NaN for an unknown number, null for anything else unknown. */
  readonly value: FactValue;
  /** Reasons that follow from this entry and one other; null for a value not kept. */
  readonly pairs: PairReasons | null;
}

/** Reasons of conditions that read two facts, by the condition's number, then the other entry's. */
export class PairReasons {
  /** Number of the entry among the kept ones of its fact. */
  readonly number: number;
  readonly reasons: (ConditionReason | undefined)[][] = [];

  constructor(number: number) {
    this.number = number;
  }
}

/** The entries of one person by the place of the fact (`e0`, `e1` …), with the bits of all together. */
export type PersonEntries = Readonly<Record<`e${number}`, FactEntry>>;

/** A condition that reads one fact only, and the place of its benefit in the set. */
export interface LoneCondition {
  readonly maker: ReasonMaker;
  readonly place: number;
}

/** Builds an entry; written by the generated code. `words` holds no and open for each 30 benefits. */
export type BuildEntry = (
  used: FactUsed,
  value: FactValue,
  pairs: FactEntry['pairs'],
  words: readonly number[],
  reasons: readonly ConditionReason[],
) => FactEntry;

/** Benefits to a word of bits; 30 stays a small integer. */
export const benefitsPerWord = 30;

/** How the entry of a fact of each type is found. */
export const entryOf = {
  boolean: 'ofBoolean',
  number: 'ofNumber',
  code: 'ofCode',
  money: 'ofOther',
  date: 'ofOther',
  text: 'ofOther',
  codes: 'ofOther',
  records: 'ofOther',
} as const;

const nothing: never[] = [];
const smallNumbers = 1024;
const sourcesMax = 32;
const pairsMax = 1024;
const fewCodesMax = 8;

/** The reason of a condition that reads two facts, kept where both values are. */
export function reasonOfPair(
  maker: ReasonMaker,
  number: number,
  code: 0 | 1 | 2,
  first: FactEntry,
  second: FactEntry,
): ConditionReason {
  const { pairs } = first;
  const other = second.pairs;
  if (pairs === null || other === null || other.number >= pairsMax) {
    return maker.make(code, [first.used, second.used]);
  }
  const kept = (pairs.reasons[number] ??= []);
  return (kept[other.number] ??= maker.keep(code, [first.used, second.used]));
}

/** Entries of one source. Only values that say little about a person are kept. */
class Shelf {
  readonly source: string | undefined;
  yes: FactEntry | undefined = undefined;
  no: FactEntry | undefined = undefined;
  readonly small: (FactEntry | undefined)[];
  /** The first codes seen and their entries: looking through a few is quicker than a map. */
  readonly fewCodes: unknown[] = [];
  readonly fewEntries: FactEntry[] = [];
  readonly codes = new Map<unknown, FactEntry>();

  constructor(source: string | undefined, numbers: number) {
    this.source = source;
    this.small = Array.from({ length: numbers }, () => undefined);
  }
}

/** The entries of one fact. */
export class FactEntries {
  /** The fact is not known. */
  readonly unknown: FactEntry;
  private readonly fact: FactDefinition;
  private readonly read: FactReader;
  private readonly conditions: readonly LoneCondition[];
  private readonly words: number;
  private readonly build: BuildEntry;
  private readonly shelves = new Map<string | undefined, Shelf>();
  private last: Shelf;
  private numbers = 0;

  constructor(
    fact: FactDefinition,
    conditions: readonly LoneCondition[],
    words: number,
    build: BuildEntry,
  ) {
    this.fact = fact;
    this.read = factReader(fact);
    this.conditions = conditions;
    this.words = words;
    this.build = build;
    this.unknown = this.make(null, undefined, true);
    this.last = this.shelf(undefined);
  }

  /** The entry of a yes-or-no value as given; anything else is unknown. */
  ofBoolean(given: unknown, source: string | undefined): FactEntry {
    const shelf = source === this.last.source ? this.last : this.shelf(source);
    const kept = given === true ? shelf.yes : given === false ? shelf.no : this.unknown;
    return kept ?? this.keep(shelf, given);
  }

  /** The entry of a number as given. */
  ofNumber(given: unknown, source: string | undefined): FactEntry {
    const shelf = source === this.last.source ? this.last : this.shelf(source);
    const small = typeof given === 'number' && given >= 0 && given < smallNumbers;
    return (small ? shelf.small[given] : undefined) ?? this.keep(shelf, given);
  }

  /** The entry of a code as given. */
  ofCode(given: unknown, source: string | undefined): FactEntry {
    const shelf = source === this.last.source ? this.last : this.shelf(source);
    const { fewCodes } = shelf;
    for (let i = 0; i < fewCodes.length; i++) {
      if (fewCodes[i] === given) return shelf.fewEntries[i] ?? this.unknown;
    }
    return shelf.codes.get(given) ?? this.keep(shelf, given);
  }

  /** The entry of a value that is not kept: money, a date, a text. */
  ofOther(given: unknown, source: string | undefined): FactEntry {
    const value = this.read(given);
    if (value === null) return this.unknown;
    const { id, name } = this.fact;
    const used = source === undefined ? { id, name, value } : { id, name, value, source };
    return this.build(used, value, null, nothing, nothing);
  }

  /** The entry of a value whose source said it on a day: it is one person's, so it is not kept. */
  ofDated(given: unknown, source: string | undefined, asOf: string): FactEntry {
    const value = this.read(given);
    return value === null ? this.unknown : this.make(value, source, false, asOf);
  }

  private keep(shelf: Shelf, given: unknown): FactEntry {
    const value = this.read(given);
    if (value === null) return this.unknown;
    const small =
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < smallNumbers;
    const entry = this.make(value, shelf.source, typeof value !== 'number' || small);
    if (value === true) shelf.yes = entry;
    else if (value === false) shelf.no = entry;
    else if (typeof value === 'string') this.keepCode(shelf, value, entry);
    else if (small) shelf.small[value] = entry;
    return entry;
  }

  private keepCode(shelf: Shelf, code: string, entry: FactEntry): void {
    if (shelf.fewCodes.length < fewCodesMax) {
      shelf.fewCodes.push(code);
      shelf.fewEntries.push(entry);
    } else {
      shelf.codes.set(code, entry);
    }
  }

  private make(
    value: FactValue,
    source: string | undefined,
    kept: boolean,
    asOf?: string,
  ): FactEntry {
    const { id, name, type } = this.fact;
    const known = value !== null && source !== undefined;
    const undated: FactUsed = known ? { id, name, value, source } : { id, name, value };
    const used = asOf === undefined ? undated : { ...undated, asOf };
    const words = Array.from({ length: this.words * 2 }, () => 0);
    const reasons = this.conditions.map(({ maker, place }) => {
      const code = maker.codeFor(value);
      const word = Math.floor(place / benefitsPerWord) * 2;
      const bit = 1 << (place % benefitsPerWord);
      if (code === 0) words[word] = (words[word] ?? 0) | bit;
      if (code === 2) words[word + 1] = (words[word + 1] ?? 0) | bit;
      return kept ? maker.keep(code, [used]) : maker.make(code, [used]);
    });
    if (kept) Object.freeze(used);
    const number = type === 'number' || type === 'money';
    const coded = value === null && number ? Number.NaN : value;
    return this.build(used, coded, kept ? new PairReasons(this.numbers++) : null, words, reasons);
  }

  private shelf(source: string | undefined): Shelf {
    let shelf = this.shelves.get(source);
    if (!shelf) {
      if (this.shelves.size >= sourcesMax) this.shelves.clear();
      shelf = new Shelf(source, this.fact.type === 'number' ? smallNumbers : 0);
      this.shelves.set(source, shelf);
    }
    this.last = shelf;
    return shelf;
  }
}
