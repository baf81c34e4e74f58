import { describe, expect, it } from 'vitest';
import { FeelRefusal } from './evaluate.ts';
import { evaluateTable, type DecisionTable } from './evaluate-table.ts';

const rules = (...rows: readonly (readonly [string, string])[]): DecisionTable['rules'] =>
  rows.map(([test, output]) => ({ in: [test], out: [output] }));

const grants: DecisionTable = {
  hitPolicy: 'FIRST',
  inputs: [{ expression: 'months' }],
  outputs: [{ name: 'grant', values: '300, 200, 100' }],
  rules: rules(['>= 12', '200'], ['>= 36', '300'], ['>= 6', '100']),
};

const gives = (change: Partial<DecisionTable>, months: number | null) =>
  evaluateTable({ ...grants, ...change }, { months });

describe('decision tables', () => {
  it('FIRST takes the first rule that holds', () => {
    expect([5, 6, 12, 40].map((months) => gives({}, months))).toEqual([null, 100, 200, 200]);
  });

  it('UNIQUE has no answer where two rules hold', () => {
    expect(gives({ hitPolicy: 'UNIQUE' }, 6)).toBe(100);
    expect(gives({ hitPolicy: 'UNIQUE' }, 12)).toBeNull();
  });

  it('ANY has no answer where the outputs differ', () => {
    const same = rules(['> 1', '1'], ['> 2', '2 - 1'], ['> 3', '3']);
    expect(gives({ hitPolicy: 'ANY', rules: same }, 3)).toBe(1);
    expect(gives({ hitPolicy: 'ANY', rules: same }, 4)).toBeNull();
  });

  it('PRIORITY takes the first of the allowed outputs, OUTPUT ORDER sorts by them', () => {
    expect(gives({ hitPolicy: 'PRIORITY' }, 40)).toBe(300);
    expect(gives({ hitPolicy: 'OUTPUT ORDER' }, 40)).toEqual([300, 200, 100]);
    expect(gives({ hitPolicy: 'OUTPUT ORDER' }, 12)).toEqual([200, 100]);
  });

  it('RULE ORDER and COLLECT list the outputs in the order of the rules', () => {
    expect(gives({ hitPolicy: 'RULE ORDER' }, 40)).toEqual([200, 300, 100]);
    expect(gives({ hitPolicy: 'COLLECT' }, 40)).toEqual([200, 300, 100]);
    expect(gives({ hitPolicy: 'COLLECT' }, 1)).toEqual([]);
  });

  it.each([
    ['SUM', 600, null],
    ['COUNT', 3, 0],
    ['MIN', 100, null],
    ['MAX', 300, null],
  ] as const)('COLLECT with %s', (aggregation, all, none) => {
    expect(gives({ hitPolicy: 'COLLECT', aggregation }, 40)).toBe(all);
    expect(gives({ hitPolicy: 'COLLECT', aggregation }, 1)).toBe(none);
  });

  it('gives several outputs as a context, with their defaults where nothing holds', () => {
    const table: DecisionTable = {
      hitPolicy: 'PRIORITY',
      inputs: [{ expression: 'class', values: '"A", "B", "C"' }, { expression: 'age' }],
      outputs: [
        { name: 'level', values: '"high", "low"', default: '"none"' },
        { name: 'bonus', default: '0' },
      ],
      rules: [
        { in: ['"A", "B"', '-'], out: ['"low"', 'age * 2'] },
        { in: ['"A"', '[30..40]'], out: ['"high"', 'age + 1'] },
      ],
    };
    expect(evaluateTable(table, { class: 'A', age: 30 })).toEqual(
      new Map<string, unknown>([['level', 'high'], ['bonus', 31]]),
    ); // prettier-ignore
    expect(evaluateTable(table, { class: 'B', age: 30 })).toEqual(
      new Map<string, unknown>([['level', 'low'], ['bonus', 60]]),
    ); // prettier-ignore
    expect(evaluateTable(table, { class: 'C', age: 30 })).toEqual(
      new Map<string, unknown>([['level', 'none'], ['bonus', 0]]),
    ); // prettier-ignore
    expect(evaluateTable(table, { class: 'D', age: 30 })).toBeNull();
  });

  it('reads cells with ?, not() and other inputs', () => {
    const table: DecisionTable = {
      hitPolicy: 'FIRST',
      inputs: [{ expression: 'x' }, { expression: 'y' }],
      outputs: [{ name: 'out' }],
      rules: [
        { in: ['? > y and ? < 2 * y', '-'], out: ['"near"'] },
        { in: ['not(1, 2)', '> 0'], out: ['"far"'] },
        { in: ['null', '-'], out: ['"open"'] },
      ],
    };
    const of = (x: number | null, y: number) => evaluateTable(table, { x, y });
    expect([of(4, 3), of(9, 3), of(1, 3), of(null, -1)]).toEqual(['near', 'far', null, 'open']);
  });

  it('tells every problem of its texts by path', () => {
    const broken: DecisionTable = {
      ...grants,
      hitPolicy: 'PRIORITY',
      aggregation: 'SUM',
      outputs: [{ name: 'grant' }],
      rules: [
        { in: ['>= '], out: ['now()'] },
        { in: ['-', '-'], out: ['nothing here'] },
      ],
    };
    let problems: readonly { path: string; code: string }[] = [];
    try {
      evaluateTable(broken, { months: 1 });
    } catch (error) {
      if (error instanceof FeelRefusal) problems = error.problems;
    }
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'aggregation table.hit-policy',
      'outputs table.hit-policy',
      'rules.0.in.0 feel.syntax',
      'rules.0.out.0 feel.unsupported',
      'rules.1.in table.cell-count',
      'rules.1.out.0 feel.unknown-name',
    ]);
  });
});
