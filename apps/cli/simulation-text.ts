import type { SimulationResult } from '@yanzhen/policy';
import { inLanguage, type Language } from '@yanzhen/values/localized.ts';
import type { SqlCheck } from '@yanzhen/oversight/policy-review/offers.ts';

const words = {
  zh: {
    persons: '人口（合成）',
    total: '合计',
    by: { counties: '按县（区）', classes: '按类别', years: '按年度' },
    columns: ['', '原符合', '新符合', '原金额（元）', '新金额（元）', '增减（元）'],
    short: ['', '原金额（元）', '新金额（元）', '增减（元）'],
    winners: '增加的人',
    losers: '减少的人',
    people: '变化最大的人（行号：原 → 新，元）',
    exceeded: '超出指标',
    millis: '毫秒',
    steps: { population: '人口', compile: '编译', full: '全量', baseline: '基线', whatIf: '变更' },
    sqlEqual: 'PostgreSQL 结果一致，精确到分',
    sqlDiffers: 'PostgreSQL 结果不一致',
    sqlLeft: '未比较（SQL 无精确表达）',
  },
  en: {
    persons: 'Population (synthetic)',
    total: 'Total',
    by: { counties: 'By county', classes: 'By class', years: 'By year' },
    columns: ['', 'eligible', 'then', 'yuan', 'then', 'difference'],
    short: ['', 'yuan', 'then', 'difference'],
    winners: 'Who gain',
    losers: 'Who lose',
    people: 'Largest changes (row: before → after, yuan)',
    exceeded: 'Budget line exceeded',
    millis: 'Milliseconds',
    steps: {
      population: 'population',
      compile: 'compile',
      full: 'full',
      baseline: 'baseline',
      whatIf: 'what-if',
    },
    sqlEqual: 'PostgreSQL gives the same to the fen',
    sqlDiffers: 'PostgreSQL gives something else',
    sqlLeft: 'Not compared (no exact form in SQL)',
  },
} as const;

const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const signed = (fen: number): string => (fen > 0 ? `+${yuan(fen)}` : yuan(fen));

/** Columns that a terminal gives a text: a Chinese character takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffdc]/.test(letter) ? 2 : 1), 0);

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => widthOf(row[i] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell)));
          return i === 0 ? cell + space : space + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A result as a person reads it in a terminal. */
export function simulationText(
  result: SimulationResult,
  sql: SqlCheck | undefined,
  language: Language,
): string {
  const say = words[language];
  const { before, after } = result.totals;
  const line = (name: string, was: number, is: number) => [
    name,
    yuan(was),
    yuan(is),
    signed(is - was),
  ];
  const benefits = result.benefits.map(({ name, before: was, after: is }) => [
    inLanguage(name, language),
    String(was?.eligible ?? 0),
    String(is?.eligible ?? 0),
    ...line('', was?.costFen ?? 0, is?.costFen ?? 0).slice(1),
  ]);
  const total = [say.total, '', '', ...line('', before.costFen, after.costFen).slice(1)];
  const grouped = (['counties', 'classes'] as const).map((by) => {
    const key = by === 'counties' ? 'byCounty' : 'byClass';
    const rows = result[by].map(({ label }, i) =>
      line(inLanguage(label, language), before[key][i] ?? 0, after[key][i] ?? 0),
    );
    return `${say.by[by]}\n${table([[...say.short], ...rows])}`;
  });
  const years = result.years.map((year, i) =>
    line(String(year), before.byYear[i] ?? 0, after.byYear[i] ?? 0),
  );
  const people = result.people.map(
    ({ row, beforeFen, afterFen }) => `  ${row}: ${yuan(beforeFen)} → ${yuan(afterFen)}`,
  );
  const exceeded = result.budget
    .filter((each) => each.exceeded)
    .map(
      ({ name, year, totalFen, afterFen }) =>
        `  ${inLanguage(name, language)} ${year}: ${yuan(afterFen)} > ${yuan(totalFen)}`,
    );
  const millis = (Object.keys(say.steps) as (keyof typeof say.steps)[]).map(
    (step) => `${say.steps[step]} ${result.millis[step].toFixed(1)}`,
  );
  return [
    `${say.persons}: ${result.persons.toLocaleString('en-US')} · ${result.day}`,
    table([[...say.columns], ...benefits, total]),
    `${say.by.years}\n${table([[...say.short], ...years])}`,
    ...grouped,
    `${say.winners}: ${result.winners.persons} (${signed(result.winners.differenceFen)})\n${say.losers}: ${result.losers.persons} (${signed(result.losers.differenceFen)})`,
    ...(people.length > 0 ? [`${say.people}\n${people.join('\n')}`] : []),
    ...(exceeded.length > 0 ? [`${say.exceeded}\n${exceeded.join('\n')}`] : []),
    ...(sql ? [sqlText(sql, language)] : []),
    `${say.millis}: ${millis.join(', ')}`,
    '',
  ].join('\n\n');
}

function sqlText(check: SqlCheck, language: Language): string {
  const { equal, persons, differences, notCompared } = check;
  const say = words[language];
  const left = notCompared.length === 0 ? '' : `\n  ${say.sqlLeft}: ${notCompared.join(', ')}`;
  if (equal) return `✓ ${say.sqlEqual} (${persons.toLocaleString('en-US')})${left}`;
  const lines = differences.map(
    ({ benefit, side, what, ours, sql }) => `  ${benefit} ${side} ${what}: ${ours} ≠ ${sql}`,
  );
  return `✗ ${say.sqlDiffers}\n${lines.join('\n')}${left}`;
}
