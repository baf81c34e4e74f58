import type { NumberColumn, PopulationColumns } from './columns.ts';
import type { Expression } from '../feel/tree.ts';
import type { CheckedDerived } from '../rules.ts';
import type { RowRules } from './lowered.ts';
import type { ParameterPlaces } from './lower-tree.ts';
import { RowClosures, type BoundsOf } from './row-closures.ts';
import { slotsOf, type Slots } from './slots.ts';

/** Answers of a test by slot: 0 false, 1 true, 2 unknown. One answer for all rows where it reads no column. */
export interface AnswerTable {
  readonly slots: Slots | undefined;
  readonly answers: Uint8Array;
}

/** A number by slot, NaN for unknown. One for all rows where it reads no column. */
export interface NumberTable {
  readonly slots: Slots | undefined;
  readonly values: Float64Array;
}

/** A derived number by slot as a ratio: its upper part, over one lower part for all. */
export interface RatioTable extends NumberTable {
  readonly under: number;
}

const nothing: Pick<RowRules, 'tests' | 'amount' | 'cap' | 'months'> = {
  tests: [],
  amount: {
    kind: 'formula',
    expression: { kind: 'literal', value: 0, text: '', type: { kind: 'number', whole: true } },
  },
  cap: undefined,
  months: undefined,
};

/**
 * What follows from one column alone, worked out once a value of it. Where a figure would leave the range
 * in which doubles are exact there is no table, and rows are computed one by one.
 */
export class SlotTables {
  readonly numbers: ReadonlyMap<string, NumberColumn>;
  readonly columns: PopulationColumns;
  private readonly places: ParameterPlaces;

  constructor(columns: PopulationColumns, places: ParameterPlaces) {
    this.columns = columns;
    this.numbers = columns.numbers;
    this.places = places;
  }

  readonly boundsOf: BoundsOf = (id) => {
    if (id.startsWith('p:')) return this.places.bounds[Number(id.slice(2))] ?? [0, 0];
    const column = this.numbers.get(id);
    return column ? [column.low, column.high] : [0, 0];
  };

  /** The answers of a test that reads one column at most. */
  answers(test: Expression, rules: RowRules): AnswerTable | undefined {
    const found = this.by({ ...rules, ...nothing, tests: [test] }, (row) => row.test(0));
    return found && { slots: found.slots, answers: Uint8Array.from(found.values) };
  }

  /** The capped and rounded sums of a benefit that reads one column at most for them. */
  amounts(rules: RowRules): NumberTable | undefined {
    const { amount, cap } = rules;
    return this.by({ ...rules, ...nothing, amount, cap }, (row) => row.amount());
  }

  /** A derived number that reads one column at most. */
  derived(value: CheckedDerived, rules: RowRules): RatioTable | undefined {
    const { id } = value.file;
    const expression: Expression = { kind: 'derived', id, text: '', type: value.type };
    const own: RowRules = { ...rules, ...nothing, amount: { kind: 'formula', expression } };
    const under = new RowClosures(own, this.boundsOf).derivedUnder(id);
    const table = under === undefined ? undefined : this.by(own, (row) => row.derivedOver(id));
    return table && under !== undefined ? { ...table, under } : undefined;
  }

  private by(rules: RowRules, ask: (row: RowClosures) => number): NumberTable | undefined {
    const row = new RowClosures(rules, this.boundsOf);
    if (row.columnIds.length === 0) {
      row.start();
      const value = ask(row);
      return row.hard ? undefined : { slots: undefined, values: Float64Array.of(value) };
    }
    const slots = slotsOf(row.columnIds, this.columns, this.numbers);
    if (!slots) return undefined;
    const values = new Float64Array(slots.count);
    for (const slot of slots.used) {
      for (const id of row.columnIds) row.set(id, slots.valueIn(id, slot));
      row.start();
      values[slot] = ask(row);
      if (row.hard) return undefined;
    }
    return { slots, values };
  }
}
