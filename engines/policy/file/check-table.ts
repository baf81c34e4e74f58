import { addDays } from '@yanzhen/values/civil-date.ts';
import { interpret, type ScalarValue } from '../feel/interpret.ts';
import { partsOf, type Expression } from '../feel/tree.ts';
import type { CheckedParameter, CheckedRow } from '../rules.ts';

/** What the enumeration of a table's inputs found. */
export interface Coverage {
  /** Whether the inputs could be enumerated at all. */
  readonly complete: boolean;
  readonly overlap?: { readonly first: number; readonly second: number; readonly example: string };
  readonly gap?: { readonly example: string };
  /** Rows (0-based, as given) that are never the answer: shadowed by others, or their cells contradict. */
  readonly unreachable: readonly number[];
}

const combinationsMax = 20_000;
/** Rows are tried for each combination; a check must end within a second. */
const testsMax = 400_000;

/** Collects the figures of a cell; false where it speaks of anything but its own input and figures. */
function collect(
  node: Expression,
  subject: Expression,
  parameters: ReadonlyMap<string, CheckedParameter>,
  named: Set<ScalarValue>,
): boolean {
  if (node === subject) return true;
  if (node.kind === 'literal') named.add(node.value);
  else if (node.kind === 'parameter') named.add(parameters.get(node.id)?.value.value ?? null);
  else if (!['compare', 'and', 'or', 'not', 'in'].includes(node.kind)) return false;
  return partsOf(node).every((part) => collect(part, subject, parameters, named));
}

/** Values on, between and beyond every figure that the cells of one input name. */
function samplesOf(
  subject: Expression,
  cells: readonly Expression[],
  parameters: ReadonlyMap<string, CheckedParameter>,
): ScalarValue[] | undefined {
  const named = new Set<ScalarValue>();
  const compares = cells.every((cell) => collect(cell, subject, parameters, named));
  if (!compares) return undefined;
  const { type } = subject;
  if (type.kind === 'boolean') return [true, false];
  if (type.kind === 'code') return [...type.list.codes.keys()];
  const texts = [...named].filter((value) => typeof value === 'string').sort();
  if (type.kind === 'text') return [...texts, '…'];
  if (type.kind === 'date') {
    return [...new Set(texts.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))];
  }
  const figures = [...named].filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const [least = 0] = figures;
  const most = figures.at(-1) ?? 0;
  const between = figures.slice(1).map((value, i) => {
    const middle = ((figures[i] ?? 0) + value) / 2;
    return 'whole' in type && type.whole ? Math.floor(middle) : middle;
  });
  return [...new Set([least - 1, ...figures, ...between, most + 1])];
}

/**
 * Tries every combination of values that can make a difference: overlapping rows and gaps are found
 * exactly where cells compare an input with figures, codes or parameters.
 */
export function coverTable(
  inputs: readonly Expression[],
  cellsOfRow: readonly (readonly (Expression | undefined)[])[],
  rows: readonly CheckedRow[],
  parameters: ReadonlyMap<string, CheckedParameter>,
  firstWins: boolean,
): Coverage {
  const notShown: Coverage = { complete: false, unreachable: firstWins ? behindAny(rows) : [] };
  if (new Set(inputs.map((input) => input.text)).size < inputs.length) return notShown;
  const samples: ScalarValue[][] = [];
  let combinations = 1;
  for (const [i, input] of inputs.entries()) {
    const cells = cellsOfRow.flatMap((row) => row[i] ?? []);
    const values = samplesOf(input, cells, parameters);
    if (!values) return notShown;
    combinations *= values.length;
    if (combinations > combinationsMax || combinations * rows.length > testsMax) return notShown;
    samples.push(values);
  }
  const valueOf = ({ id }: { id: string }) => parameters.get(id)?.value.value ?? null;
  let gap: Coverage['gap'];
  let overlap: Coverage['overlap'];
  const reached = new Set<CheckedRow>();
  for (let number = 0; number < combinations; number++) {
    const bound = new Map<Expression, ScalarValue>();
    let rest = number;
    for (const [i, values] of samples.entries()) {
      const input = inputs[i];
      if (input) bound.set(input, values[rest % values.length] ?? null);
      rest = Math.floor(rest / values.length);
    }
    const hits = rows.filter(
      (row) => interpret(row.test, { valueOf, bound, nulls: 'unknown' }) === true,
    );
    const [first, second] = hits;
    if (first && second) {
      overlap ??= {
        first: first.index + 1,
        second: second.index + 1,
        example: sayExample(bound),
      };
    }
    if (!first) gap ??= { example: sayExample(bound) };
    for (const row of firstWins ? hits.slice(0, 1) : hits) reached.add(row);
  }
  const unreachable = rows.flatMap((row, i) => (reached.has(row) ? [] : [i]));
  return { complete: true, unreachable, ...(overlap && { overlap }), ...(gap && { gap }) };
}

/** Rows that stand after one which always holds. */
function behindAny(rows: readonly CheckedRow[]): number[] {
  const any = rows.findIndex(({ test }) => test.kind === 'literal' && test.value === true);
  return any < 0 ? [] : rows.slice(any + 1).map((_, i) => any + 1 + i);
}

function sayExample(bound: ReadonlyMap<Expression, ScalarValue>): string {
  return [...bound]
    .map(([input, value]) => {
      const yuan = input.type.kind === 'money' && typeof value === 'number';
      return `${input.text} = ${String(yuan ? value / 100 : value)}`;
    })
    .join('，');
}
