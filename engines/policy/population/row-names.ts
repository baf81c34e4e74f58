import type { CheckedDerived } from '../rules.ts';
import type { RowRules } from './lowered.ts';
import type { ColumnNames, LookedUp } from './row-code.ts';
import type { NumberTable, SlotTables } from './slot-tables.ts';
import type { Slots } from './slots.ts';

/** Variables of a row's columns and tables, collected while code is written. */
export class RowNames implements ColumnNames {
  readonly columnIds: string[] = [];
  readonly tables: Float64Array[] = [];
  readonly figures: number[] = [];
  private readonly figuresApart: boolean;
  private readonly bitTables: Int32Array[] = [];
  private bitsTaken = 0;
  private readonly flagWords = new Set<number>();
  private readonly wanted = new Set<string>();
  private readonly parametersUsed = new Set<number>();
  private readonly slots = new Map<string, { readonly name: string; readonly slots: Slots }>();
  private readonly from: SlotTables;
  private names = 0;

  /**
   * @param figuresApart  Figures are variables, so that code stays the same where only a figure moves; else
   *                      they are written out, which runs a little faster.
   */
  constructor(from: SlotTables, figuresApart = false) {
    this.from = from;
    this.figuresApart = figuresApart;
  }

  /** The same names for code of a benefit whose derived values are looked up where they can be. */
  of(rules: RowRules): ColumnNames {
    const { flagPlace, number, figure, flags, boundsOf, fresh, isOpen } = this;
    return {
      flagPlace,
      number,
      figure,
      flags,
      boundsOf,
      fresh,
      isOpen,
      lookUp: (value) => this.found(value, rules),
    };
  }

  readonly flagPlace = (id: string): number | undefined =>
    this.from.columns.has(id) && !this.from.numbers.has(id)
      ? this.from.columns.flagPlace(id)
      : undefined;

  readonly number = (id: string): string => {
    if (id.startsWith('p:')) {
      this.parametersUsed.add(Number(id.slice(2)));
      return `p${Number(id.slice(2))}`;
    }
    this.wanted.add(id);
    return `n${this.columnPlace(id)}`;
  };

  readonly figure = (value: number): string => {
    if (this.figuresApart) return `k${this.figures.push(value) - 1}`;
    return value < 0 ? `(${value})` : String(value);
  };

  readonly flags = (word: number): string => {
    this.flagWords.add(word);
    return `w${word}`;
  };

  get boundsOf(): ColumnNames['boundsOf'] {
    return this.from.boundsOf;
  }

  readonly fresh = (): string => `t${this.names++}`;

  /** Of itself it looks nothing up. */
  readonly lookUp = (): undefined => undefined;

  private found(value: CheckedDerived, rules: RowRules): LookedUp | undefined {
    const found = this.from.derived(value, rules);
    if (!found) return undefined;
    const used = found.slots?.used.map((slot) => found.values[slot]!) ?? [...found.values];
    const known = used.filter((each) => each === each);
    const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
    return {
      code: this.valueOf(found),
      low,
      high,
      under: found.under,
      known: known.length === used.length,
    };
  }

  /** Code of a row's value in a table. */
  valueOf({ slots, values }: NumberTable): string {
    if (slots) return `${this.table(values)}[${this.slot(slots)}]`;
    const [value = Number.NaN] = values;
    return value < 0 ? `(${value})` : String(value);
  }

  /**
   * Code of a row's bits in a table of bits. They all stand in one array: so many arrays of their own would
   * leave no register for anything else.
   */
  bits(values: Int32Array, slots: Slots): string {
    const from = this.bitsTaken;
    this.bitTables.push(values);
    this.bitsTaken += values.length;
    return from === 0 ? `M[${this.slot(slots)}]` : `M[${from} + ${this.slot(slots)}]`;
  }

  /** All tables of bits, one behind the other. */
  get masks(): Int32Array {
    const masks = new Int32Array(this.bitsTaken);
    let from = 0;
    for (const table of this.bitTables) {
      masks.set(table, from);
      from += table.length;
    }
    return masks;
  }

  /** Variable of a table. */
  private table(values: Float64Array): string {
    return `T${this.tables.push(values) - 1}`;
  }

  /** Variable of a row's slot. */
  slot(slots: Slots): string {
    const known = this.slots.get(slots.key);
    if (known) return known.name;
    const name = `x${this.slots.size}`;
    this.slots.set(slots.key, { name, slots });
    if (slots.place.kind === 'flags') this.flags(slots.place.word);
    else this.columnPlace(slots.place.id);
    return name;
  }

  /** Whether a number of a row can be unknown. */
  readonly isOpen = (id: string): boolean =>
    !id.startsWith('p:') &&
    (this.from.numbers.get(id)?.hasUnknown ?? !this.from.columns.flagsComplete);

  /** Loads of the numbers asked for since the last call, but those loaded before. */
  takeLoads(loaded: ReadonlySet<string> = new Set()): string {
    const ids = [...this.wanted].filter((id) => !loaded.has(id));
    this.wanted.clear();
    return ids
      .map((id) => {
        const place = this.columnPlace(id);
        const column = this.from.numbers.get(id);
        if (!column) return `const n${place} = NaN;`;
        const open = column.hasUnknown && !Number.isNaN(column.unknown);
        return open
          ? `const n${place} = c${place}[i] === ${column.unknown} ? NaN : c${place}[i];`
          : `const n${place} = c${place}[i];`;
      })
      .join('\n');
  }

  get asked(): ReadonlySet<string> {
    return new Set(this.wanted);
  }

  /** Declarations of the columns, parameters and tables, before the loop. */
  declarations(): string {
    return [
      ...this.columnIds.map((_, place) => `const c${place} = C[${place}];`),
      ...[...this.flagWords].map((word) => `const f${word} = F[${word}];`),
      ...[...this.parametersUsed].map((place) => `const p${place} = P[${place}];`),
      ...this.figures.map((_, place) => `const k${place} = K[${place}];`),
      ...this.tables.map((_, place) => `const T${place} = T[${place}];`),
    ].join('\n');
  }

  flagLoads(): string {
    return [...this.flagWords].map((word) => `const w${word} = f${word}[i];`).join('\n');
  }

  /** The slots of a row, after its flags. */
  slotLoads(): string {
    return [...this.slots.values()]
      .map(({ name, slots: { place, offset, count } }) => {
        if (place.kind === 'flags')
          return `const ${name} = (w${place.word} >>> ${place.byte * 8}) & 255;`;
        const value = `c${this.columnPlace(place.id)}[i]`;
        const { hasUnknown, unknown, data } = place.column;
        if (data instanceof Uint8Array) return `const ${name} = ${value};`;
        const known = `${value} - ${offset}`;
        return hasUnknown
          ? `const ${name} = ${value} === ${unknown} ? ${count - 1} : ${known};`
          : `const ${name} = ${known};`;
      })
      .join('\n');
  }

  /** Whether the code reads anything of a row. */
  get readsRow(): boolean {
    return this.columnIds.length > 0 || this.flagWords.size > 0;
  }

  private columnPlace(id: string): number {
    const place = this.columnIds.indexOf(id);
    return place >= 0 ? place : this.columnIds.push(id) - 1;
  }
}
