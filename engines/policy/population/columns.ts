import type { FactValue } from '../facts/normalise.ts';
import type { ColumnSpec } from './layout.ts';

type Narrow = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** Column kinds from narrow to wide, with the code that stands for unknown in each. */
const widths = [
  { make: Uint8Array, low: 0, high: 254, unknown: 255 },
  { make: Uint16Array, low: 0, high: 65_534, unknown: 65_535 },
  { make: Int32Array, low: -2_147_483_647, high: 2_147_483_647, unknown: -2_147_483_648 },
  { make: Float64Array, low: -Infinity, high: Infinity, unknown: Number.NaN },
] as const;

const dayMillis = 86_400_000;
const firstDay = Date.UTC(1900, 0, 1);

const numbers = new Map<string, number>();
const days: string[] = [];

/** A day as the number of days since 1900-01-01, which is how columns hold it. */
export function dayNumber(day: string): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = Math.round((Date.parse(`${day}T00:00:00Z`) - firstDay) / dayMillis);
    // Days from 1900 to 2199, and no other text, are asked for.
    if (number === number) numbers.set(day, number);
  }
  return number;
}

/** The day of a number of `dayNumber`. */
export const dayOf = (number: number): string =>
  (days[number] ??= new Date(firstDay + number * dayMillis).toISOString().slice(0, 10));

/** Yes-or-no columns to one word: each takes two bits, the first for true, the second for false. */
export const flagsPerWord = 16;

/** Bit of a flag within its word: true, and the next one for false. */
export const flagBit = (place: number): number => 1 << ((place % flagsPerWord) * 2);

/** A column of whole or other numbers; codes and texts are held by their place, days by `dayNumber`. */
export interface NumberColumn {
  readonly data: Narrow;
  /** Code of unknown; NaN for Float64. */
  readonly unknown: number;
  readonly hasUnknown: boolean;
  /** Least and greatest known value; 0 where none is known. */
  readonly low: number;
  readonly high: number;
}

/** What a worker needs of a population: shared buffers and figures only. */
export interface SharedColumns {
  readonly persons: number;
  readonly flags: readonly Int32Array[];
  readonly flagsComplete: boolean;
  /** Place of each yes-or-no column among the flags. */
  readonly flagPlaces: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, NumberColumn>;
  readonly county: Uint8Array;
  readonly class: Uint8Array;
  readonly year: Uint8Array;
}

/** Rows filled by a thread, as plain data. */
export interface FilledRows {
  readonly shared: SharedColumns;
  /** Texts by the numbers that these rows have for them. */
  readonly texts: readonly string[];
}

class Growing {
  data: Narrow;
  hasUnknown = false;
  low = Infinity;
  high = -Infinity;
  private width: number;
  private readonly persons: number;

  constructor(persons: number, whole: boolean) {
    this.persons = persons;
    this.width = whole ? 0 : 3;
    this.data = this.fresh();
  }

  get unknown(): number {
    return this.kind.unknown;
  }

  set(row: number, value: number): void {
    if (value !== value) {
      this.hasUnknown = true;
      this.data[row] = this.unknown;
      return;
    }
    if (value < this.low) this.low = value;
    if (value > this.high) this.high = value;
    while (value < this.kind.low || value > this.kind.high || this.splits(value)) this.widen(row);
    this.data[row] = value;
  }

  private get kind(): (typeof widths)[number] {
    return widths[this.width] ?? widths[3];
  }

  private splits(value: number): boolean {
    return this.width < 3 && !Number.isInteger(value);
  }

  private fresh(): Narrow {
    const { make: Make } = this.kind as {
      readonly make: new (buffer: SharedArrayBuffer) => Narrow;
    };
    const bytes = this.kind.make.BYTES_PER_ELEMENT;
    return new Make(new SharedArrayBuffer(this.persons * bytes));
  }

  /** Brings the rows filled so far to the next width. */
  private widen(filled: number): void {
    const { data, unknown } = this;
    this.width += 1;
    this.data = this.fresh();
    for (let i = 0; i < filled; i++) {
      const value = data[i] ?? 0;
      this.data[i] = value === unknown ? this.unknown : value;
    }
  }
}

/** Where a person stands: places in the lists of counties, classes and years of the population. */
export interface Place {
  readonly county: number;
  readonly class: number;
  readonly year: number;
}

/**
 * A population as narrow typed columns over shared memory: only what the policies read, yes and no as two
 * bits, everything else in the narrowest array that holds it, with one code kept for unknown. Rows are
 * filled in order.
 */
export class PopulationColumns implements SharedColumns {
  readonly persons: number;
  readonly flags: readonly Int32Array[];
  readonly county: Uint8Array<SharedArrayBuffer>;
  readonly class: Uint8Array<SharedArrayBuffer>;
  readonly year: Uint8Array<SharedArrayBuffer>;
  flagsComplete = true;
  private readonly specs = new Map<string, ColumnSpec>();
  private readonly columns = new Map<string, Growing>();
  readonly flagPlaces = new Map<string, number>();
  private readonly texts: Map<string, number>;

  /**
   * @param persons  Rows.
   * @param specs    Columns, flags among them; from `layoutOf`.
   * @param texts    Numbers of the texts that are compared; shared by all text columns, grows.
   */
  constructor(persons: number, specs: readonly ColumnSpec[], texts: Map<string, number>) {
    this.persons = persons;
    this.texts = texts;
    const bytes = (size: number) => new SharedArrayBuffer(size * persons);
    this.county = new Uint8Array(bytes(1));
    this.class = new Uint8Array(bytes(1));
    this.year = new Uint8Array(bytes(1));
    const flags: Int32Array[] = [];
    this.flags = flags;
    for (const spec of specs) this.add(spec);
  }

  /** Makes a column that was not there when the population was made. */
  add(spec: ColumnSpec): void {
    if (this.specs.has(spec.id)) return;
    this.specs.set(spec.id, spec);
    if (spec.kind !== 'flag') {
      this.columns.set(spec.id, new Growing(this.persons, spec.kind !== 'number' || spec.whole));
      return;
    }
    const place = this.flagPlaces.size;
    this.flagPlaces.set(spec.id, place);
    if (place % flagsPerWord === 0) {
      (this.flags as Int32Array[]).push(new Int32Array(new SharedArrayBuffer(4 * this.persons)));
    }
  }

  has(id: string): boolean {
    return this.specs.has(id);
  }

  get numbers(): ReadonlyMap<string, NumberColumn> {
    return new Map(
      [...this.columns].map(([id, { data, unknown, hasUnknown, low, high }]) => {
        const known = low <= high;
        return [id, { data, unknown, hasUnknown, low: known ? low : 0, high: known ? high : 0 }];
      }),
    );
  }

  /** Place of a yes-or-no column among the flags. */
  flagPlace(id: string): number {
    const place = this.flagPlaces.get(id);
    if (place === undefined) throw new Error(`no yes-or-no column ${id}`);
    return place;
  }

  /**
   * Takes over rows that were filled elsewhere, by the same columns, from row `at` on. Parts come in the order of
   * their rows.
   */
  append(at: number, { shared, texts }: FilledRows): void {
    this.county.set(shared.county, at);
    this.class.set(shared.class, at);
    this.year.set(shared.year, at);
    shared.flags.forEach((words, i) => this.flags[i]?.set(words, at));
    this.flagsComplete &&= shared.flagsComplete;
    const translated = texts.map((text) => textNumber(this.texts, text));
    for (const [id, { data, unknown, hasUnknown }] of shared.numbers) {
      const column = this.columns.get(id);
      if (!column) continue;
      const isText = this.specs.get(id)?.kind === 'text';
      for (let row = 0; row < data.length; row++) {
        const value = data[row] ?? Number.NaN;
        const known = !hasUnknown || value !== unknown;
        column.set(at + row, known ? (isText ? (translated[value] ?? Number.NaN) : value) : NaN);
      }
    }
  }

  /** What another thread needs of these rows to `append` them. */
  filled(): FilledRows {
    return { shared: plainColumns(this), texts: [...this.texts.keys()] };
  }

  /** Sets where a person stands. */
  settle(row: number, place: Place): void {
    this.county[row] = place.county;
    this.class[row] = place.class;
    this.year[row] = place.year;
  }

  /** Sets values of one column, in the form that rules read; null is unknown. */
  writer(id: string): (row: number, value: FactValue) => void {
    const spec = this.specs.get(id);
    if (!spec) return () => undefined;
    if (spec.kind === 'flag') {
      const place = this.flagPlace(id);
      const word = this.flags[Math.floor(place / flagsPerWord)] ?? new Int32Array(0);
      const bit = flagBit(place);
      return (row, value) => {
        if (value === true) word[row]! |= bit;
        else if (value === false) word[row]! |= bit << 1;
        else this.flagsComplete = false;
      };
    }
    const column = this.columns.get(id);
    return (row, value) => column?.set(row, this.numberOf(spec, value));
  }

  /** Sets one value in the form that rules read; null is unknown. */
  set(id: string, row: number, value: FactValue): void {
    this.writer(id)(row, value);
  }

  /** A value in the form that rules read; null is unknown. */
  get(id: string, row: number): FactValue {
    const spec = this.specs.get(id);
    if (!spec) return null;
    if (spec.kind === 'flag') {
      const place = this.flagPlace(id);
      const bits = this.flags[Math.floor(place / flagsPerWord)]?.[row] ?? 0;
      const bit = flagBit(place);
      return bits & bit ? true : bits & (bit << 1) ? false : null;
    }
    const column = this.columns.get(id);
    const value = column?.data[row] ?? Number.NaN;
    if (value !== value || value === column?.unknown) return null;
    switch (spec.kind) {
      case 'code':
        return spec.codes[value] ?? null;
      case 'date':
        return dayOf(value);
      case 'text':
        return [...this.texts.keys()][value] ?? null;
      case 'number':
        return value;
    }
  }

  /** Bytes a person of the columns. */
  get bytesPerPerson(): number {
    const numbers = [...this.columns.values()].reduce(
      (sum, { data }) => sum + data.BYTES_PER_ELEMENT,
      0,
    );
    return numbers + 4 * this.flags.length + 3;
  }

  private numberOf(spec: Exclude<ColumnSpec, { kind: 'flag' }>, value: FactValue): number {
    if (value === null || value === undefined) return Number.NaN;
    if (spec.kind === 'number') return typeof value === 'number' ? value : Number.NaN;
    if (typeof value !== 'string') return Number.NaN;
    if (spec.kind === 'date') return dayNumber(value);
    if (spec.kind === 'code') return spec.places.get(value) ?? Number.NaN;
    return textNumber(this.texts, value);
  }
}

/** Columns as plain data over the same memory, which a thread can be given. */
export function plainColumns(columns: SharedColumns): SharedColumns {
  const {
    persons,
    flags,
    flagPlaces,
    flagsComplete,
    numbers,
    county,
    class: classes,
    year,
  } = columns;
  return {
    persons,
    flags: [...flags],
    flagPlaces,
    flagsComplete,
    numbers,
    county,
    class: classes,
    year,
  };
}

/** Number of a text; a new one for a text not seen yet. */
export function textNumber(texts: Map<string, number>, text: string): number {
  let number = texts.get(text);
  if (number === undefined) texts.set(text, (number = texts.size));
  return number;
}
