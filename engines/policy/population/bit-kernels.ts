import { walk, type Expression } from '../feel/tree.ts';
import type { PopulationColumns } from './columns.ts';
import { areDecided, RowNames } from './fused.ts';
import { meaningOf, type LoweredBenefit } from './lowered.ts';
import type { ParameterPlaces } from './lower-tree.ts';
import { helpers, RowCode } from './row-code.ts';

/** One distinct test of a population: rows where it is true, and rows where it is not false. */
export interface Bitmap {
  readonly truth: Int32Array;
  /** The same array where the test is decided for every row. */
  readonly notFalse: Int32Array;
  /** Rows that only fractions decide. */
  readonly hardRows: readonly number[];
}

/** A test whose rows are kept as a bitmap: alike tests of benefits share one. */
export interface Atom {
  readonly key: string;
  readonly tests: readonly Expression[];
}

type BitKernel = (
  parameters: readonly number[],
  words: number,
  truth: Int32Array,
  notFalse: Int32Array,
) => number[];
type SumKernel = (
  parameters: readonly number[],
  words: number,
  yes: Int32Array,
  unknown: Int32Array,
  sums: Int32Array | Float64Array,
  months: Uint16Array,
) => number[];

/** Amounts of a benefit on the rows where it is a yes. */
export interface SumPlan {
  readonly run: SumKernel;
  /** Whether the amount is the same for all rows, so that one place holds it. */
  readonly constant: boolean;
  readonly monthsVary: boolean;
  readonly wide: boolean;
}

/** The tests of a benefit as atoms: all its yes-or-no facts together, and each other test. */
export function atomsOf(
  benefit: LoweredBenefit,
  columns: PopulationColumns,
  places: ParameterPlaces,
): Atom[] {
  const rows = new RowCode(new RowNames(columns, places), benefit.derived);
  const { masks, others } = rows.masked(benefit.tests);
  const flags = benefit.tests.flatMap(conjuncts).filter((test) => !others.includes(test));
  const flagKey = JSON.stringify([...masks].toSorted(([a], [b]) => a - b));
  return [
    ...(flags.length > 0 ? [{ key: flagKey, tests: flags }] : []),
    ...others.map((test) => ({ key: meaningOf(benefit, test), tests: [test] })),
  ];
}

const conjuncts = (test: Expression): Expression[] =>
  test.kind === 'and' ? test.operands.flatMap(conjuncts) : [test];

/** Generated kernels over one population, kept by their code: a moved parameter runs the same kernel again. */
export class BitKernels {
  private readonly columns: PopulationColumns;
  private readonly places: ParameterPlaces;
  private readonly kernels = new Map<string, unknown>();

  constructor(columns: PopulationColumns, places: ParameterPlaces) {
    this.columns = columns;
    this.places = places;
  }

  /** The kernel of an atom, and whether it is decided for every row. */
  bits(
    atom: Atom,
    benefit: LoweredBenefit,
  ): { readonly run: BitKernel; readonly decided: boolean } {
    const names = new RowNames(this.columns, this.places);
    const rows = new RowCode(names, benefit.derived);
    const decided = areDecided(atom.tests, names);
    const need = rows.need(atom.tests);
    const yes = rows.allTrue(atom.tests);
    const open = decided ? '' : `if (${rows.noneFalse(atom.tests)}) u |= bit;`;
    const loads = names.takeLoads(new Set());
    const body = `${need}\nif (${yes}) { t |= bit; ${decided ? '' : 'u |= bit;'} }\n${decided ? '' : `else ${open}`}`;
    const hard = usesHelpers(body);
    const source = [
      'return function bits(P, words, truth, notFalse) {',
      names.declarations(),
      'const hardRows = [];',
      hard ? `let hard = false;${helpers}` : '',
      'for (let k = 0; k < words; k++) {',
      'let t = 0, u = 0;',
      'const from = k << 5, until = Math.min(persons, from + 32);',
      'for (let i = from; i < until; i++) {',
      'const bit = 1 << (i & 31);',
      names.flagLoads(),
      loads,
      body,
      hard ? 'if (hard) { hard = false; hardRows.push(i); }' : '',
      '}',
      'truth[k] = t;',
      decided ? '' : 'notFalse[k] = u;',
      '}',
      'return hardRows;',
      '};',
    ].join('\n');
    return { run: this.make<BitKernel>(source, names), decided };
  }

  /** The kernel of a benefit's sums. */
  sums(benefit: LoweredBenefit): SumPlan {
    const names = new RowNames(this.columns, this.places);
    const rows = new RowCode(names, benefit.derived);
    const { code, name } = rows.amount(benefit);
    const months = benefit.months ? rows.wholeNumber(benefit.months) : undefined;
    const loads = names.takeLoads(new Set());
    const hard = usesHelpers(code) || (months !== undefined && usesHelpers(months));
    const constant = names.columnIds.length === 0 && names.flagWords.size === 0;
    const monthsVary = [...(benefit.months ? walk(benefit.months) : [])].some(
      (node) => node.kind === 'derived' || (node.kind === 'fact' && !node.id.startsWith('p:')),
    );
    const source = [
      'return function sums(P, words, yes, unknown, out, months) {',
      names.declarations(),
      'const hardRows = [];',
      hard ? `let hard = false;${helpers}` : '',
      'for (let k = 0; k < words; k++) {',
      'let w = yes[k];',
      'while (w !== 0) {',
      'const bit = w & -w;',
      'const i = (k << 5) + 31 - Math.clz32(bit);',
      'w ^= bit;',
      names.flagLoads(),
      loads,
      code,
      hard ? 'if (hard) { hard = false; hardRows.push(i); continue; }' : '',
      `if (${name} === ${name}) { out[${constant ? '0' : 'i'}] = ${name};`,
      months ? `months[${monthsVary ? 'i' : '0'}] = ${months};` : '',
      '} else { yes[k] &= ~bit; unknown[k] |= bit; }',
      '}',
      '}',
      'return hardRows;',
      '};',
    ].join('\n');
    const wide = hard || rows.sumMax > 2_147_483_647;
    return { run: this.make<SumKernel>(source, names), constant, monthsVary, wide };
  }

  private make<T>(source: string, names: RowNames): T {
    const key = `${names.columnIds.join(' ')}\n${source}`;
    let kernel = this.kernels.get(key);
    if (!kernel) {
      const { numbers, flags, persons } = this.columns;
      const arrays = names.columnIds.map((id) => numbers.get(id)?.data);
      const make = new Function('C', 'F', 'persons', `"use strict";\n${source}`) as (
        ...given: unknown[]
      ) => unknown;
      kernel = make(arrays, flags, persons);
      this.kernels.set(key, kernel);
    }
    return kernel as T;
  }
}

const usesHelpers = (code: string): boolean =>
  /\b(watch|scaled|quotient|lesser|signed|decimal)\(|hard = true/.test(code);
