import { describe, expect, it } from 'vitest';
import { formExamples } from './conformance/examples.ts';
import { functionExamples } from './conformance/function-examples.ts';
import { evaluateExpression, FeelRefusal } from './evaluate.ts';
import { builtins } from './feel/builtins/builtins.ts';
import { equalValues } from './feel/compare-values.ts';
import { isContext, isList, type FeelValue } from './feel/value.ts';
import { fromTyped, toTyped } from './typed.ts';

/** Both values in one readable form; FEEL's equality cannot tell null apart inside a list. */
const shown = (value: FeelValue): unknown =>
  isList(value)
    ? value.map(shown)
    : isContext(value)
      ? Object.fromEntries([...value].map(([name, entry]) => [name, shown(entry)]))
      : toTyped(value);

/** The problem that a source is refused with. */
function problemOf(source: string, context: Parameters<typeof evaluateExpression>[1] = {}) {
  try {
    const value = evaluateExpression(source, context);
    throw new Error(`${source} gives ${JSON.stringify(value)}`);
  } catch (error) {
    if (!(error instanceof FeelRefusal)) throw error;
    const [problem] = error.problems;
    for (const text of [problem?.says, problem?.remedy]) {
      expect(text?.zh).not.toMatch(/\{\w+\}|^$/);
      expect(text?.en).not.toMatch(/\{\w+\}|^$/);
    }
    return problem;
  }
}

describe('plain FEEL', () => {
  it.each(
    [...formExamples, ...functionExamples].map(
      (form) => [form.expression, form.gives, form] as const,
    ),
  )('evaluates %s to %s', (expression, gives, { context }) => {
    const expected = evaluateExpression(gives, {});
    expect(shown(evaluateExpression(expression, context ?? {}))).toEqual(shown(expected));
  });

  it.each([
    ['1 / 3 * 3 = 1', false],
    ['1.005 * 100 = 100.5', true],
    ['floor(-1.5)', -2],
    ['min(3, 1, 2) + max([4, 5])', 6],
    ['count([1, null, 3])', 3],
    ['1 in [1..2] and false or true', true],
    ['[1, 2, 3][i]', 3],
    ['[{i: 1}, {i: 2}][i > 1].i', [2]],
    [
      'for x in [1, 2] return for y in [x, x * 10] return x + y',
      [
        [2, 11],
        [4, 22],
      ],
    ],
    ['(function(f, x) f(f(x)))(function(x) x * 3, 2)', 18],
    ['{a: 1, f: function(x) x + a, b: f(10)}.b', 11],
    ['some x in [1, 2] satisfies every y in [x] satisfies y > 1', true],
    ['[[1, 2], [3]][count(item) > 1]', [[1, 2]]],
    ['{f: function(g, n) if n = 0 then 0 else g(g, n - 1), r: f(f, 50)}.r', 0],
    ['{f: function(g, n) if n = 0 then 0 else g(g, n - 1), r: f(f, 300)}.r', null],
    ['0 * -1', 0],
    ['-0', 0],
    ['[][1]', null],
    ['null[1]', null],
    ['"a" + 1', null],
    ['-"a"', null],
    ['{a: 1, a: 2}', null],
    ['abs(1, 2)', null],
    ['(function(x) x)(1, 2)', null],
    ['for x in null return x', null],
    ['@"no date"', null],
  ])('evaluates %s to %j', (source, expected) => {
    const value = evaluateExpression(source, { i: 3 });
    expect(value).toEqual(expected);
  });

  it('takes plain values, contexts with names of symbols, and values it gave before', () => {
    const rows = evaluateExpression('[{monthly wage: 5, on: @"2024-01-31"}]', {});
    expect(evaluateExpression('rows[monthly wage > 3].on[1].year', { rows })).toBe(2024);
    expect(evaluateExpression("Bob's list[dept name = 2].age", {
      "Bob's list": [{ 'dept name': 2, age: 40 }, { 'dept name': 3 }],
    })).toEqual([40]); // prettier-ignore
    expect(evaluateExpression('x', { x: Number.NaN })).toBeNull();
    expect(evaluateExpression('x', { x: undefined })).toBeNull();
    const day = fromTyped({ type: 'date', value: '2024-02-29' });
    expect(equalValues(evaluateExpression('d + @"P1Y"', { d: day }), fromTyped({ type: 'date', value: '2025-02-28' }))).toBe(true); // prettier-ignore
  });

  it('counts the steps of a function value in the evaluation that calls it', () => {
    const total = evaluateExpression('function(n) count(for x in 1..n return x)', {});
    for (let i = 0; i < 5; i++) {
      expect(evaluateExpression('total(100000)', { total })).toBe(100_000);
    }
    expect(evaluateExpression('total(1000000)', { total })).toBeNull();
  });

  it('reads one text anew where the names mean something else', () => {
    const source = 'a-b';
    expect(evaluateExpression(source, { a: 5, b: 3 })).toBe(2);
    expect(evaluateExpression(source, { 'a-b': 7 })).toBe(7);
    expect(evaluateExpression('x.a b', { x: { 'a b': 1 } })).toBe(1);
    expect(problemOf('y.a + b', { y: { 'a b': 1 } })?.code).toBe('feel.unknown-name');
  });
});

describe('the examples', () => {
  it('have every built-in function', () => {
    const texts = [...formExamples, ...functionExamples].map(({ expression }) => expression);
    const without = [...builtins.keys()].filter(
      (name) => !texts.some((text) => text.includes(`${name}(`)),
    );
    expect(without).toEqual([]);
  });
});

describe('what is refused, with its position', () => {
  it.each([
    ['1 +\n  now()', 'feel.unsupported', 2, 3],
    ['today()', 'feel.unsupported', 1, 1],
    ['[1, unheardOf(2)]', 'feel.unsupported', 1, 5],
    ['function(x) external {java: {class: "a"}}', 'feel.unsupported', 1, 1],
    ['1 instance of tRate', 'feel.unsupported', 1, 15],
    ['a + 1', 'feel.unknown-name', 1, 1],
    ['[1..3', 'feel.syntax', 1, 6],
    ['(1', 'feel.syntax', 1, 3],
    ['x ＞ 1', 'feel.full-width', 1, 3],
    ['', 'feel.syntax', 1, 1],
  ])('%j', (source, code, line, column) => {
    expect(problemOf(source, { x: 1 })).toMatchObject({ code, line, column });
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'x.constructor.name',
    'valueOf()',
    '{}.__proto__',
  ])("%s reaches nothing of JavaScript's", (source) => {
    let value: FeelValue = null;
    try {
      value = evaluateExpression(source, { x: { a: 1 } });
    } catch (error) {
      expect(error).toBeInstanceOf(FeelRefusal);
    }
    expect(value).toBeNull();
  });
});

describe('limits', () => {
  it.each([
    ['a million characters', `1${' + 1'.repeat(250_000)}`, 'feel.too-long'],
    ['a thousand brackets', `${'('.repeat(1000)}1${')'.repeat(1000)}`, 'feel.too-deep'],
    ['a thousand lists', `${'['.repeat(1000)}1${']'.repeat(1000)}`, 'feel.too-deep'],
    ['a thousand conditions', `${'if 1 then 1 else '.repeat(1000)}1`, 'feel.too-long'],
    ['three hundred conditions', `${'if 1 then 1 else '.repeat(300)}1`, 'feel.too-deep'],
    ['a thousand signs', `1${' + -1'.repeat(1000)}`, 'feel.too-deep'],
    ['a number past all doubles', '9'.repeat(400), 'feel.amount-too-large'],
  ])('refuses %s within a second', (_, source, code) => {
    const began = performance.now();
    expect(problemOf(source)?.code).toBe(code);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it.each([
    'for x in 1..1000000000 return x',
    'count(for x in 1..10000, y in 1..10000 return 1)',
    'some x in 1..1000000000 satisfies x < 0',
    '{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r',
    '(function(f) f(f))(function(f) f(f) + f(f))',
    'for i in 1..100 return if i = 1 then "aaaaaaaaaaaaaaaa" else partial[-1] + partial[-1]',
    'for i in 1..100 return if i = 1 then [1, 2] else concatenate(partial[-1], partial[-1])',
    'for i in 1..100000 return count(partial)',
    'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")',
  ])('gives up %s within a second', (source) => {
    const began = performance.now();
    const value = evaluateExpression(source, {});
    expect(performance.now() - began).toBeLessThan(1000);
    expect(value === null || value === false).toBe(true);
  });
});
