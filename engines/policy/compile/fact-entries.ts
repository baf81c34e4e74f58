import type { FactUsed } from '@yanzhen/values/decision.ts';
import type { ConditionReason } from '../decision.ts';
import type { ConditionCode, ReasonMaker } from './reasons.ts';
import type { FactDefinition } from '../facts/dictionary-schema.ts';
import { factReader, type FactReader, type FactValue } from '../facts/normalise.ts';

/**
 * One value of one fact from one source, and the reasons that follow from it alone. Reasons are
 * immutable, so persons who share a value share them: an explanation then costs a look-up a condition.
 */
export interface FactEntry {
  readonly used: FactUsed;
  /** The value for generated code: NaN for an unknown number, null for anything else unknown. */
  readonly value: FactValue;
  /** By the number of the condition among those that read this fact only. */
  readonly reasons: (ConditionReason | undefined)[];
  /** Reasons that follow from this entry and one other, by condition; absent for a value not kept. */
  readonly pairs: Map<ReasonMaker, Map<FactEntry, ConditionReason>> | undefined;
}

const pairsMax = 1024;
const noReasons: never[] = [];

/** The reason of a condition that reads one fact, kept where the value is. */
export function reasonOfOne(
  maker: ReasonMaker,
  code: ConditionCode,
  entry: FactEntry,
  number: number,
): ConditionReason {
  if (!entry.pairs) return maker.make(code, [entry.used]);
  return (entry.reasons[number] = maker.keep(code, [entry.used]));
}

/** The reason of a condition that reads two facts, kept where both values are. */
export function reasonOfPair(
  maker: ReasonMaker,
  code: ConditionCode,
  first: FactEntry,
  second: FactEntry,
): ConditionReason {
  const { pairs } = first;
  if (!pairs || !second.pairs) return maker.make(code, [first.used, second.used]);
  let kept = pairs.get(maker);
  if (!kept || kept.size >= pairsMax) pairs.set(maker, (kept = new Map()));
  let reason = kept.get(second);
  if (!reason) kept.set(second, (reason = maker.keep(code, [first.used, second.used])));
  return reason;
}

/** Entries of one source. Only values that say little about a person are kept. */
interface Shelf {
  yes: FactEntry | undefined;
  no: FactEntry | undefined;
  readonly small: (FactEntry | undefined)[];
  readonly codes: Map<unknown, FactEntry>;
}

const smallNumbers = 1024;
const sourcesMax = 32;

/** The entries of one fact. */
export class FactEntries {
  /** The fact is not known. */
  readonly unknown: FactEntry;
  private readonly id: string;
  private readonly name: string;
  private readonly type: FactDefinition['type'];
  private readonly read: FactReader;
  private readonly conditions: number;
  private readonly shelves = new Map<string | undefined, Shelf>();
  private lastSource: string | undefined;
  private last: Shelf;

  /** `conditions`: how many conditions read this fact only. */
  constructor(fact: FactDefinition, conditions: number) {
    this.id = fact.id;
    this.name = fact.name;
    this.type = fact.type;
    this.read = factReader(fact);
    this.conditions = conditions;
    this.unknown = this.make(null, undefined, true);
    this.last = this.shelf(undefined);
  }

  /** The entry of a value as given; one that is not of the fact's type is unknown. */
  of(given: unknown, source: string | undefined): FactEntry {
    if (source !== this.lastSource) {
      this.last = this.shelf(source);
      this.lastSource = source;
    }
    const shelf = this.last;
    const kept =
      given === true
        ? shelf.yes
        : given === false
          ? shelf.no
          : typeof given === 'number'
            ? given >= 0 && given < smallNumbers
              ? shelf.small[given]
              : undefined
            : shelf.codes.get(given);
    return kept ?? this.keep(shelf, this.read(given), source);
  }

  private keep(shelf: Shelf, value: FactValue, source: string | undefined): FactEntry {
    if (value === null) return this.unknown;
    const small =
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < smallNumbers;
    const kept = typeof value === 'boolean' || this.type === 'code' || small;
    const entry = this.make(value, source, kept);
    if (value === true) shelf.yes = entry;
    else if (value === false) shelf.no = entry;
    else if (this.type === 'code') shelf.codes.set(value, entry);
    else if (small) shelf.small[value] = entry;
    return entry;
  }

  private make(value: FactValue, source: string | undefined, kept: boolean): FactEntry {
    const { id, name } = this;
    const known = value !== null && source !== undefined;
    const used: FactUsed = known ? { id, name, value, source } : { id, name, value };
    const number = this.type === 'number' || this.type === 'money';
    if (kept) Object.freeze(used);
    return {
      used,
      value: value === null && number ? Number.NaN : value,
      reasons:
        this.conditions > 0 ? new Array<undefined>(this.conditions).fill(undefined) : noReasons,
      pairs: kept ? new Map() : undefined,
    };
  }

  private shelf(source: string | undefined): Shelf {
    let shelf = this.shelves.get(source);
    if (!shelf) {
      if (this.shelves.size >= sourcesMax) this.shelves.clear();
      const small = new Array<FactEntry | undefined>(this.type === 'number' ? smallNumbers : 0);
      shelf = { yes: undefined, no: undefined, small: small.fill(undefined), codes: new Map() };
      this.shelves.set(source, shelf);
    }
    return shelf;
  }
}
