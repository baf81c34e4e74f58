import { mayGenerate } from '../compile/may-generate.ts';
import type { PopulationColumns, SharedColumns } from './columns.ts';
import type { LoweredBenefit, RowRules } from './lowered.ts';
import type { ParameterPlaces } from './lower-tree.ts';
import { helpers, RowCode, usesHelpers } from './row-code.ts';
import { RowCounts } from './row-counts.ts';
import { RowMasks } from './row-masks.ts';
import { RowNames } from './row-names.ts';
import { Settler } from './settler.ts';
import { settledOf, SettlingRules, type Settled } from './settling-rules.ts';
import { SlotTables } from './slot-tables.ts';
import type { TallyShape } from './tally.ts';
import { walkRows, type WalkedRules } from './walked.ts';

/** What a worker needs to run a range of rows; plain data. */
export interface FusedPlan {
  readonly run: GeneratedLoop | WalkedRules;
  readonly benefits: readonly Settled[];
  readonly shape: TallyShape;
  readonly day: string;
}

/** A loop as code: figures and names made here, no text of a policy. */
interface GeneratedLoop {
  readonly kind: 'generated';
  readonly source: string;
  /** Columns, parameters and tables that the source reads, in its order. */
  readonly columnIds: readonly string[];
  readonly parameters: readonly number[];
  readonly tables: readonly Float64Array[];
  readonly masks: Int32Array;
}

/** What a range of rows gives. */
export interface FusedResult {
  readonly data: Float64Array;
  /** Rows that only fractions decide exactly; they are not in `data`. */
  readonly hardRows: readonly number[];
}

/** Writes the loop that decides all benefits of a row, settles them and counts. */
export function fusedPlan(
  benefits: readonly LoweredBenefit[],
  columns: PopulationColumns,
  places: ParameterPlaces,
  shape: TallyShape,
  day: string,
): FusedPlan {
  const tables = new SlotTables(columns, places);
  const rules = benefits.map((benefit) => benefit.rules);
  return {
    run: mayGenerate()
      ? generatedLoop(rules, tables)
      : { kind: 'walked', rules, bounds: places.bounds },
    benefits: benefits.map(settledOf),
    shape,
    day,
  };
}

function generatedLoop(benefits: readonly RowRules[], tables: SlotTables): GeneratedLoop {
  const names = new RowNames(tables);
  const masks = new RowMasks(benefits, tables);
  const blocks = benefits.map((rules, place) => block(rules, place, masks, names, tables));
  const opens = blocks.some(({ opens: some }) => some);
  const hard = blocks.some(({ code }) => usesHelpers(code));
  const words = Array.from({ length: masks.words }, (_, word) => word);
  const asked = masks.decided.every(Boolean) ? 'b' : 'u';
  const body = [
    ...words.map((word) => `const b${word} = ${maskCode(masks, word, 'holds', names)};`),
    ...(asked === 'u'
      ? words.map((word) => `const u${word} = ${maskCode(masks, word, 'open', names)};`)
      : []),
    `if ((${words.map((word) => `${asked}${word}`).join(' | ')}) === 0) continue;`,
    `let n = 0${opens ? ', m = 0' : ''};`,
    ...blocks.map(({ code }) => code),
    hard ? 'if (hard) { hard = false; hardRows.push(i); continue; }' : '',
    opens ? 'for (let k = 0; k < m; k++) unknown[open[k]] += 1;' : '',
    'if (n !== 0) counts.add(list, n, i);',
  ];
  const source = [
    '"use strict";',
    'return function run(begin, end) {',
    'const { fen, unpaid } = settler;',
    'const { unknown } = counts;',
    names.declarations(),
    hard ? `let hard = false;${helpers}` : '',
    'for (let i = begin; i < end; i++) {',
    names.flagLoads(),
    names.slotLoads(),
    ...body,
    '}',
    '};',
  ];
  const parameters: number[] = [];
  for (const { parameters: own } of benefits) {
    for (const [place, value] of own) parameters[place] = value;
  }
  return {
    kind: 'generated',
    source: source.filter((line) => line !== '').join('\n'),
    columnIds: names.columnIds,
    parameters: Array.from(parameters, (value) => value ?? 0),
    tables: names.tables,
    masks: names.masks,
  };
}

/** The bits of a row that the tables of all its columns leave. */
function maskCode(masks: RowMasks, word: number, of: 'holds' | 'open', names: RowNames): string {
  const all = [...masks.tables.values()].flatMap((kept) => {
    const table = kept[of][word];
    return table?.some((bits) => bits !== masks.all[word]) ? [names.bits(table, kept.slots)] : [];
  });
  const always = masks[of][word] ?? -1;
  return [...(always === masks.all[word] && all.length > 0 ? [] : [String(always)]), ...all].join(
    ' & ',
  );
}

/** Statements that decide one benefit of a row and put it on the list. */
function block(
  rules: RowRules,
  place: number,
  masks: RowMasks,
  names: RowNames,
  tables: SlotTables,
): { readonly code: string; readonly opens: boolean } {
  const { word, bit } = masks.bitOf(place);
  const tests = masks.others[place] ?? [];
  const decided = masks.decided[place] === true;
  const rows = new RowCode(names.of(rules), rules.derived);
  const before = rows.need(tests);
  const yes = tests.length > 0 ? rows.allTrue(tests) : '';
  const left = rows.isKnown(tests) ? 'false' : rows.noneFalse(tests);
  const tested = names.asked;
  const testLoads = names.takeLoads();
  const { code, name, known } = amountCode(rules, rows, names, tables);
  const months = rules.months ? rows.wholeNumber(rules.months) : undefined;
  const sumLoads = names.takeLoads(tested);
  const target = rules.gives === 'money' ? 'fen' : 'unpaid';
  const give = [
    `${target}[${place}] = ${name}; list[n++] = ${place};`,
    months ? `months[${place}] = ${months};` : '',
  ].join('\n');
  const sum = [
    sumLoads,
    code,
    known ? give : `if (${name} === ${name}) {\n${give}\n} else open[m++] = ${place};`,
  ];
  const bitHolds = `(b${word} & ${bit}) !== 0`;
  const holds = [...(decided ? [] : [bitHolds]), ...(yes ? [yes] : [])].join(' && ');
  // Where nothing is false but not all is true, it is not known.
  const open = decided ? left : tests.length > 0 ? rows.noneFalse(tests) : 'true';
  const otherwise = open === 'false' ? '' : `else if (${open}) open[m++] = ${place};`;
  const lines = [
    `if (${decided ? bitHolds : `(u${word} & ${bit}) !== 0`}) {`,
    testLoads,
    before,
    ...(holds ? [`if (${holds}) {`, ...sum, `} ${otherwise}`] : sum),
    '}',
  ];
  return {
    code: lines.filter((line) => line !== '').join('\n'),
    opens: !known || otherwise !== '',
  };
}

/** The sum of a row: looked up where it follows from one column, else computed. */
function amountCode(
  rules: RowRules,
  rows: RowCode,
  names: RowNames,
  tables: SlotTables,
): { readonly code: string; readonly name: string; readonly known: boolean } {
  const table = tables.amounts(rules);
  if (!table) return rows.amount(rules);
  const { slots, values } = table;
  const used = slots ? slots.used.map((slot) => values[slot]!) : [...values];
  const name = names.fresh();
  const known = used.every((value) => value === value);
  return { code: `const ${name} = ${names.valueOf(table)};`, name, known };
}

/** Runs a plan over rows, `begin` to `end` exclusive. */
export function fusedRunner(
  plan: FusedPlan,
  columns: SharedColumns,
): { readonly run: (begin: number, end: number) => void; readonly result: () => FusedResult } {
  const count = plan.benefits.length;
  const settler = new Settler(new SettlingRules(plan.benefits, plan.day));
  const months = new Float64Array(count);
  const counts = new RowCounts(settler, plan.shape, columns, months);
  const hardRows: number[] = [];
  const list = new Uint16Array(count);
  const result = () => ({ data: counts.tally(), hardRows });
  if (plan.run.kind === 'walked') {
    return {
      run: walkRows(plan.run, columns, { settler, counts, list, months, hardRows }),
      result,
    };
  }
  const { source, columnIds, parameters, tables, masks } = plan.run;
  const given = {
    C: columnIds.map((id) => columns.numbers.get(id)?.data),
    F: columns.flags,
    P: parameters,
    T: tables,
    M: masks,
    settler,
    counts,
    list,
    open: new Uint16Array(count),
    months,
    hardRows,
  };
  const make = new Function(...Object.keys(given), source) as (
    ...args: unknown[]
  ) => (begin: number, end: number) => void;
  return { run: make(...Object.values(given)), result };
}
