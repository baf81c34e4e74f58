import { formExamples } from './examples.ts';
import { functionExamples } from './function-examples.ts';
import { knownDifferences } from './differences.ts';
import type { CaseResult } from './run-cases.ts';

/** Pads a table so that every column is as wide as its widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widthOf = (text: string): number =>
    [...text].reduce(
      (sum, sign) =>
        sum +
        (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
          sign,
        )
          ? 2
          : 1),
      0,
    );
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, i) => Math.max(3, ...cells.map((row) => widthOf(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell))).join(' | ')} |`;
  const [first = [], ...others] = cells;
  return [
    line(first),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...others.map(line),
  ].join('\n');
}

const code = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  const ticks = plain.includes('`') ? '``' : '`';
  return `${ticks}${plain}${ticks}`;
};

const count = (results: readonly CaseResult[], outcome: CaseResult['outcome']): string =>
  String(results.filter((result) => result.outcome === outcome).length);

function suites(results: readonly CaseResult[]): string {
  const names = [...new Set(results.map(({ suite }) => suite))].sort();
  const rows = names.map((name) => {
    const own = results.filter(({ suite }) => suite === name);
    const valued = own.filter(({ expectsNull }) => !expectsNull);
    const nulls = own.filter(({ expectsNull }) => expectsNull);
    return [
      name,
      `${count(valued, 'passed')} / ${valued.length}`,
      nulls.length === 0 ? '' : `${count(nulls, 'passed')} / ${nulls.length}`,
    ];
  });
  return table(['suite', 'value expected', 'null expected'], rows);
}

function failures(results: readonly CaseResult[]): string {
  const failed = results.filter(({ outcome }) => outcome !== 'passed');
  if (failed.length === 0) return 'None.';
  const reason = ({ outcome, detail }: CaseResult) =>
    outcome === 'refused' ? `refused: ${detail}` : `gives ${code(detail)}`;
  const rows = failed
    .toSorted((a, b) => (a.suite + a.id < b.suite + b.id ? -1 : 1))
    .map((result) => [
      result.suite,
      result.id.slice(result.suite.length + 1),
      result.expectsNull ? 'null' : 'a value',
      reason(result),
    ]);
  return table(['suite', 'case', 'expected', 'what happens'], rows);
}

/**
 * The conformance document: totals, suites, every failure with its reason, the supported forms by
 * example, and how the engine differs from `feelin`.
 *
 * @param source  Where the cases come from, as their folder says.
 */
export function conformanceReport(results: readonly CaseResult[], source: string): string {
  const valued = results.filter(({ expectsNull }) => !expectsNull);
  const nulls = results.filter(({ expectsNull }) => expectsNull);
  const row = (name: string, own: readonly CaseResult[]) => {
    const passed = own.filter(({ outcome }) => outcome === 'passed').length;
    const share = own.length === 0 ? 100 : Math.floor((passed / own.length) * 1000) / 10;
    return [
      name,
      String(own.length),
      String(passed),
      count(own, 'refused'),
      count(own, 'differs'),
      `${share} %`,
    ];
  };
  const differences = knownDifferences.flatMap(({ clause, says, example }) => [
    `- ${says}`,
    `  DMN 1.5, ${clause}. ${code(example.expression)} gives ${example.ours === 'refused' ? 'a refusal' : code(example.ours)}; feelin ${example.feelin === 'throws' ? 'throws' : `gives ${code(example.feelin)}`}.`,
  ]);
  return `${[
    '# FEEL conformance',
    'Written by `npm run yanzhen -- feel conformance <folder>`; a test checks that it is current.',
    `The cases stay in their folder: ${source}. A case whose expression is refused counts as failed, also where null is expected.`,
    '## Totals',
    table(
      ['expected', 'cases', 'passed', 'refused', 'differs', 'passed of all'],
      [row('a value', valued), row('null', nulls)],
    ),
    '## What does not pass',
    failures(results),
    'Functions that need something outside (`now`, `today`), external functions and decision services are not supported: they are refused when an expression is checked, with their position.',
    '## Cases by suite',
    suites(results),
    '## Supported forms, by example',
    table(
      ['form', 'expression', 'gives'],
      [...formExamples, ...functionExamples].map(({ form, expression, gives }) => [
        form,
        code(expression),
        code(gives),
      ]),
    ),
    '## Differences from feelin',
    'Generated expressions are evaluated by this engine and by feelin 8.2.0, over contexts with many nulls and without fractions. Where they differ the standard decides:',
    differences.join('\n'),
  ].join('\n\n')}\n`;
}
