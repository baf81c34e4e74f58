import { guardFormula } from '@yanzhen/values/formula-guard.ts';
import { yuanText } from '@yanzhen/values/money.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { WhatIf } from '../contract-what-if.ts';

/** One side of a comparison: a draft, and what it would do. */
export interface ComparedSide {
  readonly label: string;
  readonly result: WhatIf;
}

/** One figure of a comparison: today, and under each draft. */
export interface ComparedRow {
  readonly id: string;
  readonly name: Localized;
  /** Persons are counted, sums are whole fen. */
  readonly unit: 'person' | 'yuan';
  readonly today: number;
  readonly sides: readonly number[];
}

/** The figures of two drafts beside one another; both ran over the same population. */
export function comparedRows(sides: readonly ComparedSide[]): ComparedRow[] {
  const [first] = sides;
  if (!first) return [];
  const row = (
    id: string,
    name: Localized,
    unit: ComparedRow['unit'],
    pick: (result: WhatIf, when: 'before' | 'after') => number | undefined,
  ): ComparedRow => ({
    id,
    name,
    unit,
    today: pick(first.result, 'before') ?? 0,
    sides: sides.map(({ result }) => pick(result, 'after') ?? 0),
  });
  const benefits = new Map(
    sides.flatMap(({ result }) => result.benefits.map(({ id, name }) => [id, name] as const)),
  );
  const years = [...new Set(sides.flatMap(({ result }) => result.years))].toSorted((a, b) => a - b);
  const of = (result: WhatIf, id: string) => result.benefits.find((each) => each.id === id);
  return [
    row(
      'cost',
      { zh: '费用合计', en: 'Cost in all' },
      'yuan',
      (result, when) => result.totals[when].costFen,
    ),
    row(
      'paid',
      { zh: '领取人数', en: 'Persons paid' },
      'person',
      (result, when) => result.totals[when].paidPersons,
    ),
    ...years.map((year) =>
      row(
        `cost-${year}`,
        { zh: `${year} 年费用`, en: `Cost of ${year}` },
        'yuan',
        (result, when) => {
          const at = result.years.indexOf(year);
          return at < 0 ? 0 : result.totals[when].byYear[at];
        },
      ),
    ),
    ...[...benefits].flatMap(([id, name]) => [
      row(
        `${id}-eligible`,
        { zh: `${name.zh}：符合人数`, en: `${name.en}: eligible` },
        'person',
        (result, when) => of(result, id)?.[when]?.eligible,
      ),
      row(
        `${id}-cost`,
        { zh: `${name.zh}：费用`, en: `${name.en}: cost` },
        'yuan',
        (result, when) => of(result, id)?.[when]?.costFen,
      ),
    ]),
  ];
}

/**
 * A comparison as CSV for a spreadsheet: a byte order mark, so that the sheet reads it as UTF-8; texts
 * guarded against being run as formulas; sums in yuan with two decimals.
 *
 * @source RFC 4180.
 */
export function comparisonCsv(
  sides: readonly ComparedSide[],
  words: {
    readonly language: keyof Localized;
    readonly figure: string;
    readonly unit: string;
    readonly today: string;
    readonly units: Readonly<Record<ComparedRow['unit'], string>>;
  },
): string {
  const head = [words.figure, words.unit, words.today, ...sides.map(({ label }) => label)];
  const lines = comparedRows(sides).map(({ name, unit, today, sides: values }) => [
    textCell(name[words.language]),
    textCell(words.units[unit]),
    ...[today, ...values].map((value) => (unit === 'yuan' ? yuanText(value) : String(value))),
  ]);
  return `\uFEFF${[head.map(textCell), ...lines].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

function textCell(text: string): string {
  return `"${guardFormula(text).replaceAll('"', '""')}"`;
}
