import { mayGenerate } from '../compile/may-generate.ts';
import { walk, type Expression } from '../feel/tree.ts';
import { placeOfBit } from './bits.ts';
import type { PopulationColumns } from './columns.ts';
import { holdsBit, lookUpAnswers, lookUpNumbers, openBit } from './look-up-rows.ts';
import { meaningOf, type RowRules } from './lowered.ts';
import type { ParameterPlaces } from './lower-tree.ts';
import { helpers, RowCode, usesHelpers } from './row-code.ts';
import { conjuncts } from './row-masks.ts';
import { RowNames } from './row-names.ts';
import { SlotTables, type AnswerTable } from './slot-tables.ts';
import type { SumsTo } from './sums-to.ts';
import { rowReader } from './walked.ts';

/**
 * Tests whose rows are kept as a bitmap: those of one benefit on one narrow column together, any other by
 * itself. Alike tests of benefits share one.
 */
export interface Atom {
  readonly key: string;
  /** Whether no row is unknown, so that both bitmaps are one. */
  readonly decided: boolean;
  /**
   * Writes the rows of `among` where the tests are true, and those where none is false. Gives rows that only
   * fractions decide.
   */
  readonly run: (among: Int32Array, truth: Int32Array, open: Int32Array) => readonly number[];
}

/** Sums of a benefit on the rows where its tests are true. */
export interface SumPlan {
  /** Alike for benefits with the same sums. */
  readonly key: string;
  /** Whether the sum is the same for all rows, so that one place holds it. */
  readonly constant: boolean;
  /** Whether it is paid by months, and whether they are others for each row. */
  readonly monthly: boolean;
  readonly monthsVary: boolean;
  /** Whether a sum may need more than 32 bits. */
  readonly wide: boolean;
  /** Whether a sum may leave the exact range. */
  readonly watched: boolean;
  /** Greatest size of a sum. */
  readonly most: number;
  /** Writes what `SumsTo` says. Gives rows that only fractions decide. */
  readonly run: (to: SumsTo) => readonly number[];
}

/** A benefit as what-ifs compute it. */
export interface Prepared {
  readonly atoms: readonly Atom[];
  readonly sums: SumPlan;
}

type Numbers = readonly number[];
type GeneratedAtom = (
  parameters: Numbers,
  figures: Numbers,
  among: Int32Array,
  truth: Int32Array,
  open: Int32Array,
) => number[];
type GeneratedSums = (parameters: Numbers, figures: Numbers, to: SumsTo) => number[];

const int32Max = 2_147_483_647;

/** How the rows of a bitmap are gone through in generated code. */
const throughRows = (rows: string, body: readonly string[], range: string): string[] => [
  `for (let k = ${range}; k++) {`,
  `let w = ${rows}[k], t = 0, o = 0;`,
  'while (w !== 0) {',
  'const bit = w & -w;',
  'const i = (k << 5) + 31 - Math.clz32(bit);',
  'w ^= bit;',
  ...body,
  '}',
];

/**
 * What benefits compute over one population, prepared once for their content. Generated loops are kept by
 * their code: a moved parameter runs the same loop again.
 */
export class Kernels {
  private readonly columns: PopulationColumns;
  private readonly places: ParameterPlaces;
  private readonly generate = mayGenerate();
  private readonly loops = new Map<string, unknown>();
  private readonly prepared = new WeakMap<RowRules, Prepared>();

  constructor(columns: PopulationColumns, places: ParameterPlaces) {
    this.columns = columns;
    this.places = places;
  }

  prepare(rules: RowRules): Prepared {
    let found = this.prepared.get(rules);
    if (!found) {
      const tables = new SlotTables(this.columns, this.places);
      found = { atoms: this.atoms(rules, tables), sums: this.sums(rules, tables) };
      this.prepared.set(rules, found);
    }
    return found;
  }

  private atoms(rules: RowRules, tables: SlotTables): Atom[] {
    const looked = new Map<string, { table: AnswerTable; tests: Expression[] }>();
    const others: Atom[] = [];
    for (const test of rules.tests.flatMap(conjuncts)) {
      const table = tables.answers(test, rules);
      if (!table) {
        others.push(this.computed(test, rules, tables));
        continue;
      }
      const key = table.slots?.key ?? '';
      const known = looked.get(key);
      const tests = [...(known?.tests ?? []), test];
      looked.set(key, { table: known ? both(known.table, table) : table, tests });
    }
    return [
      ...[...looked.values()].map(({ table, tests }) => this.lookedUp(table, tests, rules)),
      ...others,
    ];
  }

  private lookedUp(
    { slots, answers }: AnswerTable,
    tests: readonly Expression[],
    rules: RowRules,
  ): Atom {
    const codes = answers.map((answer) =>
      answer === 1 ? holdsBit | openBit : answer === 2 ? openBit : 0,
    );
    const key = tests.map((test) => meaningOf(rules, test)).join('\n');
    const run: Atom['run'] = (among, truth, open) => {
      if (slots) lookUpAnswers(slots, codes, this.columns, among, truth, open);
      else {
        const [code = 0] = codes;
        for (let k = 0; k < among.length; k++) {
          truth[k] = code & holdsBit ? among[k]! : 0;
          open[k] = code & openBit ? among[k]! : 0;
        }
      }
      return [];
    };
    const decided = !(slots?.used ?? [0]).some((slot) => answers[slot] === 2);
    return { key, decided, run };
  }

  /** A test that no table answers. */
  private computed(test: Expression, rules: RowRules, tables: SlotTables): Atom {
    const key = meaningOf(rules, test);
    const names = new RowNames(tables, true);
    const rows = new RowCode(names, rules.derived);
    const decided = rows.isKnown([test]);
    if (!this.generate) return { key, decided, run: this.walkedTest({ ...rules, tests: [test] }) };
    const need = rows.need([test]);
    const yes = rows.allTrue([test]);
    const open = decided ? '' : `else if (${rows.noneFalse([test])}) o |= bit;`;
    const loads = names.takeLoads();
    const body = [need, `if (${yes}) { t |= bit; o |= bit; } ${open}`].join('\n');
    const hard = usesHelpers(body);
    const source = [
      'return function atom(P, K, among, truth, open) {',
      names.declarations(),
      'const hardRows = [];',
      hard ? `let hard = false;${helpers}` : '',
      ...throughRows(
        'among',
        [
          names.flagLoads(),
          loads,
          body,
          hard ? 'if (hard) { hard = false; hardRows.push(i); }' : '',
        ],
        '0; k < among.length',
      ),
      'truth[k] = t;',
      'open[k] = o;',
      '}',
      'return hardRows;',
      '};',
    ];
    const loop = this.make<GeneratedAtom>(source, names);
    const parameters = parametersOf(rules);
    return { key, decided, run: (...given) => loop(parameters, names.figures, ...given) };
  }

  private sums(rules: RowRules, tables: SlotTables): SumPlan {
    const { amount, cap, months, rounding, gives } = rules;
    const key = `${meaningOf(rules, [amount, cap ?? null, months ?? null])}\n${JSON.stringify([rounding, gives])}`;
    const monthsVary = [...(months ? walk(months) : [])].some(
      (node) => node.kind === 'derived' || (node.kind === 'fact' && !node.id.startsWith('p:')),
    );
    const table = months ? undefined : tables.amounts(rules);
    if (table) {
      const { slots, values } = table;
      const used = slots ? slots.used.map((slot) => values[slot]!) : [...values];
      const most = used.reduce((size, value) => Math.max(size, Math.abs(value) || 0), 0);
      const run: SumPlan['run'] = (to) => {
        if (slots) lookUpNumbers(slots, values, this.columns, to);
        else sameForAll(values[0] ?? Number.NaN, to);
        return [];
      };
      const wide = most > int32Max;
      const shared = { key, most, wide, watched: false, run };
      return { ...shared, constant: !slots, monthly: false, monthsVary };
    }
    return {
      key,
      monthly: months !== undefined,
      monthsVary,
      ...this.computedSums(rules, monthsVary, tables),
    };
  }

  private computedSums(
    rules: RowRules,
    monthsVary: boolean,
    tables: SlotTables,
  ): Pick<SumPlan, 'constant' | 'most' | 'wide' | 'watched' | 'run'> {
    const names = new RowNames(tables, true);
    const rows = new RowCode(names, rules.derived);
    const { code, name } = rows.amount(rules);
    const months = rules.months ? rows.wholeNumber(rules.months) : undefined;
    const loads = names.takeLoads();
    const hard = usesHelpers(code) || (months !== undefined && usesHelpers(months));
    const constant = !names.readsRow;
    const wide = hard || rows.sumMax > int32Max;
    if (!this.generate) {
      return {
        constant: false,
        most: Infinity,
        wide: true,
        watched: true,
        run: this.walkedSums({ ...rules, tests: [] }, monthsVary),
      };
    }
    const source = [
      'return function sums(P, K, { rows, known, differs, sums, months, mask, was, wasMask, begin, end }) {',
      names.declarations(),
      'const hardRows = [];',
      hard ? `let hard = false;${helpers}` : '',
      ...throughRows(
        'rows',
        [
          names.flagLoads(),
          loads,
          code,
          hard ? 'if (hard) { hard = false; hardRows.push(i); continue; }' : '',
          `if (${name} === ${name}) { t |= bit; sums[${constant ? '0' : 'i & mask'}] = ${name};`,
          `if (${name} !== was[i & wasMask]) o |= bit;`,
          months ? `months[${monthsVary ? 'i & mask' : '0'}] = ${months};` : '',
          '}',
        ],
        'begin; k < end',
      ),
      'known[k] = t;',
      'differs[k] = o;',
      '}',
      'return hardRows;',
      '};',
    ];
    const loop = this.make<GeneratedSums>(source, names);
    const parameters = parametersOf(rules);
    const most = hard ? Infinity : rows.sumMax;
    return {
      constant,
      most,
      wide,
      watched: hard,
      run: (to) => loop(parameters, names.figures, to),
    };
  }

  private walkedTest(rules: RowRules): Atom['run'] {
    const { closures, go } = rowReader(rules, this.columns, this.places.bounds);
    return (among, truth, open) => {
      const hardRows: number[] = [];
      truth.fill(0);
      open.fill(0);
      forRows(among, 0, among.length, (row, k, bit) => {
        go(row);
        const answer = closures.tests();
        if (answer === 1) truth[k]! |= bit;
        if (answer !== 0) open[k]! |= bit;
        if (closures.hard) hardRows.push(row);
      });
      return hardRows;
    };
  }

  private walkedSums(rules: RowRules, monthsVary: boolean): SumPlan['run'] {
    const { closures, go } = rowReader(rules, this.columns, this.places.bounds);
    return ({ rows, known, differs, sums, months, mask, was, wasMask, begin, end }) => {
      const hardRows: number[] = [];
      known.fill(0, begin, end);
      differs.fill(0, begin, end);
      forRows(rows, begin, end, (row, k, bit) => {
        go(row);
        const sum = closures.amount();
        if (closures.hard) hardRows.push(row);
        else if (sum === sum) {
          known[k]! |= bit;
          if (sum !== was[row & wasMask]) differs[k]! |= bit;
          sums[row & mask] = sum;
          months[monthsVary ? row & mask : 0] = closures.months();
        }
      });
      return hardRows;
    };
  }

  private make<T>(lines: readonly string[], names: RowNames): T {
    const source = lines.filter((line) => line !== '').join('\n');
    const key = `${names.columnIds.join(' ')}\n${source}`;
    let loop = this.loops.get(key);
    if (!loop) {
      const { numbers, flags } = this.columns;
      const arrays = names.columnIds.map((id) => numbers.get(id)?.data);
      const make = new Function('C', 'F', `"use strict";\n${source}`) as (
        ...given: unknown[]
      ) => unknown;
      loop = make(arrays, flags);
      this.loops.set(key, loop);
    }
    return loop as T;
  }
}

/** A sum that is the same for all rows. */
function sameForAll(value: number, to: SumsTo): void {
  const { rows, known, differs, sums, was, wasMask, begin, end } = to;
  sums[0] = value;
  for (let k = begin; k < end; k++) {
    known[k] = value === value ? rows[k]! : 0;
    differs[k] = 0;
  }
  forRows(known, begin, end, (row, k, bit) => {
    if (was[row & wasMask] !== value) differs[k]! |= bit;
  });
}

/** Answers of two tests on one column together. */
function both(a: AnswerTable, b: AnswerTable): AnswerTable {
  const answers = a.answers.map((answer, slot) => {
    const other = b.answers[slot]!;
    return answer === 0 || other === 0 ? 0 : answer === 2 || other === 2 ? 2 : 1;
  });
  return { slots: a.slots, answers };
}

function forRows(
  rows: Int32Array,
  begin: number,
  end: number,
  visit: (row: number, word: number, bit: number) => void,
): void {
  for (let k = begin; k < end; k++) {
    let left = rows[k]!;
    while (left !== 0) {
      const bit = left & -left;
      left ^= bit;
      visit((k << 5) + placeOfBit(bit), k, bit);
    }
  }
}

function parametersOf({ parameters }: RowRules): Numbers {
  const values: number[] = [];
  for (const [place, value] of parameters) values[place] = value;
  return Array.from(values, (value) => value ?? 0);
}
