import { expect, test } from 'vitest';
import { evaluateExpression } from '../../evaluate.ts';
import { stringOf } from './string-form.ts';

/** What an expression gives, as FEEL writes it: a text in quotes, null as `null`. */
function shown(expression: string): string | null {
  return stringOf([evaluateExpression(expression, {})])?.slice(1, -1) ?? null;
}

/** A test for each row: an expression and what it gives. */
export function testRows(
  title: string,
  rows: readonly (readonly [expression: string, gives: string])[],
): void {
  test.each(rows)(`${title}: %s gives %s`, (expression, gives) => {
    expect(shown(expression)).toBe(gives);
  });
}
