import { walk, type Expression } from '../feel/tree.ts';
import type { PopulationColumns, SharedColumns } from './columns.ts';
import type { LoweredBenefit } from './lowered.ts';
import type { ParameterPlaces } from './lower-tree.ts';
import { helpers, RowCode } from './row-code.ts';
import { Settler, type Settled } from './settler.ts';
import { Tally, type TallyShape } from './tally.ts';

/** What a worker needs to run a range of rows; plain data. The source has figures and names made here only. */
export interface FusedPlan {
  readonly source: string;
  /** Columns that the source reads, in its order. */
  readonly columnIds: readonly string[];
  readonly parameters: readonly number[];
  readonly benefits: readonly Settled[];
  readonly shape: TallyShape;
  readonly day: string;
}

/** What a range of rows gives. */
export interface FusedResult {
  readonly data: Float64Array;
  /** Rows that only fractions decide exactly; they are not in `data`. */
  readonly hardRows: readonly number[];
}

/** Variables of a row's columns, collected while code is written. */
export class RowNames {
  readonly columnIds: string[] = [];
  readonly flagWords = new Set<number>();
  private readonly wanted = new Set<string>();
  private readonly parametersUsed = new Set<number>();
  private readonly columns: PopulationColumns;
  private readonly places: ParameterPlaces;
  private readonly numbers: SharedColumns['numbers'];
  private names = 0;

  constructor(columns: PopulationColumns, places: ParameterPlaces) {
    this.columns = columns;
    this.places = places;
    this.numbers = columns.numbers;
  }

  readonly flagPlace = (id: string): number | undefined =>
    this.columns.has(id) && !this.numbers.has(id) ? this.columns.flagPlace(id) : undefined;

  readonly number = (id: string): string => {
    if (id.startsWith('p:')) {
      this.parametersUsed.add(Number(id.slice(2)));
      return `p${Number(id.slice(2))}`;
    }
    let place = this.columnIds.indexOf(id);
    if (place < 0) place = this.columnIds.push(id) - 1;
    this.wanted.add(id);
    return `n${place}`;
  };

  readonly flags = (word: number): string => {
    this.flagWords.add(word);
    return `w${word}`;
  };

  readonly boundsOf = (id: string): readonly [number, number] => {
    if (id.startsWith('p:')) return this.places.bounds[Number(id.slice(2))] ?? [0, 0];
    const column = this.numbers.get(id);
    return column ? [column.low, column.high] : [0, 0];
  };

  get flagsComplete(): boolean {
    return this.columns.flagsComplete;
  }

  readonly fresh = (): string => `t${this.names++}`;

  /** Whether a number of a row can be unknown. */
  isOpen(id: string): boolean {
    if (id.startsWith('p:')) return false;
    return this.numbers.get(id)?.hasUnknown ?? !this.columns.flagsComplete;
  }

  /** Loads of the numbers asked for since the last call, but those loaded before. */
  takeLoads(loaded: ReadonlySet<string>): string {
    const ids = [...this.wanted].filter((id) => !loaded.has(id));
    this.wanted.clear();
    return ids
      .map((id) => {
        const place = this.columnIds.indexOf(id);
        const column = this.numbers.get(id);
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

  /** Declarations of the columns and parameters, before the loop. */
  declarations(): string {
    return [
      ...this.columnIds.map((_, place) => `const c${place} = C[${place}];`),
      ...[...this.flagWords].map((word) => `const f${word} = F[${word}];`),
      ...[...this.parametersUsed].map((place) => `const p${place} = P[${place}];`),
    ].join('\n');
  }

  flagLoads(): string {
    return [...this.flagWords].map((word) => `const w${word} = f${word}[i];`).join('\n');
  }
}

/** Whether tests are surely true or false for every row of the population. */
export function areDecided(tests: readonly Expression[], names: RowNames): boolean {
  return tests.every((test) => {
    for (const node of walk(test)) {
      if (node.kind === 'derived' || node.type.kind === 'null') return false;
      if (node.kind === 'arithmetic' && (node.operator === '/' || node.operator === '**'))
        return false;
      if (node.kind === 'fact' && names.isOpen(node.id)) return false;
    }
    return true;
  });
}

/** Writes the loop that decides all benefits of a row, settles them and counts. */
export function fusedPlan(
  benefits: readonly LoweredBenefit[],
  columns: PopulationColumns,
  places: ParameterPlaces,
  shape: TallyShape,
  day: string,
): FusedPlan {
  const names = new RowNames(columns, places);
  const blocks: ((loaded: ReadonlySet<string>) => string)[] = [];
  const inTests = new Set<string>();
  benefits.forEach((benefit, place) => {
    const rows = new RowCode(names, benefit.derived);
    const before = rows.need(benefit.tests);
    const yes = rows.allTrue(benefit.tests);
    const open = areDecided(benefit.tests, names) ? 'false' : rows.noneFalse(benefit.tests);
    for (const id of names.asked) inTests.add(id);
    names.takeLoads(new Set());
    const { code, name } = rows.amount(benefit);
    const months = benefit.months ? rows.wholeNumber(benefit.months) : undefined;
    const target = benefit.gives === 'money' ? 'fen' : 'unpaid';
    const inSum = names.asked;
    names.takeLoads(new Set());
    blocks.push((loaded) => {
      for (const id of inSum) names.number(id);
      const sumLoads = names.takeLoads(loaded);
      const unknown = open === 'false' ? '' : `else if (${open}) open[m++] = ${place};`;
      return [
        '{',
        before,
        `if (${yes}) {`,
        sumLoads,
        code,
        `if (${name} === ${name}) { ${target}[${place}] = ${name}; list[n++] = ${place};`,
        months ? `months[${place}] = ${months}; }` : '}',
        `else open[m++] = ${place};`,
        `} ${unknown}`,
        '}',
      ].join('\n');
    });
  });
  for (const id of inTests) names.number(id);
  const head = names.takeLoads(new Set());
  const body = blocks.map((block) => block(inTests)).join('\n');
  const hard = /\b(watch|scaled|quotient|lesser|signed|decimal)\(|hard = true/.test(body);
  const source = [
    '"use strict";',
    'return function run(begin, end) {',
    'const { fen, unpaid } = settler;',
    'const { unknown, paid } = tally;',
    names.declarations(),
    hard ? `let hard = false;${helpers}` : '',
    'for (let i = begin; i < end; i++) {',
    names.flagLoads(),
    head,
    'let n = 0, m = 0;',
    body,
    hard ? 'if (hard) { hard = false; hardRows.push(i); continue; }' : '',
    'for (let k = 0; k < m; k++) unknown[open[k]] += 1;',
    'if (n === 0) continue;',
    'settler.settle(list, n);',
    'if (tally.add(list, n, settler, months, rows, i, 1) > 0) paid[0] += 1;',
    'if (n > 1) tally.pairs(list, n);',
    '}',
    '};',
  ].join('\n');
  const parameters: number[] = [];
  for (const benefit of benefits) {
    for (const [place, value] of benefit.parameters) parameters[place] = value;
  }
  return {
    source,
    columnIds: names.columnIds,
    parameters: Array.from(parameters, (value) => value ?? 0),
    benefits: benefits.map(settledOf),
    shape,
    day,
  };
}

/** What settling needs of a benefit, as plain data. */
export function settledOf(benefit: LoweredBenefit): Settled {
  const { checked, policy } = benefit;
  const stacking = checked.stacking.map(({ file, limitFen }) => ({
    file,
    ...(limitFen !== undefined && { limitFen }),
  }));
  const { id, name, gives } = checked.file;
  const plain = { file: { id, name, gives }, stacking } as unknown as Settled['benefit'];
  return { benefit: plain, document: policy.document.id };
}

/** Runs a plan over rows, `begin` to `end` exclusive. */
export function fusedRunner(
  plan: FusedPlan,
  columns: SharedColumns,
): { readonly run: (begin: number, end: number) => void; readonly result: () => FusedResult } {
  const settler = new Settler(plan.benefits, plan.day);
  const tally = new Tally(plan.shape);
  const hardRows: number[] = [];
  const arrays = plan.columnIds.map((id) => columns.numbers.get(id)?.data);
  const count = plan.benefits.length;
  const names = ['C', 'F', 'P', 'settler', 'tally', 'rows', 'list', 'open', 'months', 'hardRows'];
  const given = [
    arrays,
    columns.flags,
    plan.parameters,
    settler,
    tally,
    columns,
    new Uint16Array(count),
    new Uint16Array(count),
    new Float64Array(count),
    hardRows,
  ];
  const make = new Function(...names, plan.source) as (
    ...args: unknown[]
  ) => (a: number, b: number) => void;
  return { run: make(...given), result: () => ({ data: tally.data, hardRows }) };
}
