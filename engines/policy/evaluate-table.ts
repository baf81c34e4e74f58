import { equalValues, orderOf } from './feel/compare-values.ts';
import { calculate } from './feel/closure/operations.ts';
import { readCell, readExpression } from './feel/read.ts';
import type { Scope } from './feel/scope.ts';
import type { FeelValue } from './feel/value.ts';
import { evaluatorOf, FeelRefusal, problemOf, surroundingOf, type Evaluator } from './evaluate.ts';
import type { EvaluationContext } from './evaluate-context.ts';
import { Refusal, type Problem } from './problems.ts';

export type HitPolicy =
  'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';

/** A decision table as data (DMN 1.5, 8); every text is FEEL. */
export interface DecisionTable {
  readonly hitPolicy: HitPolicy;
  /** Belongs to COLLECT. */
  readonly aggregation?: 'SUM' | 'COUNT' | 'MIN' | 'MAX';
  /** `values` are unary tests that an input must pass. */
  readonly inputs: readonly {
    readonly expression: string;
    readonly type?: string;
    readonly values?: string;
  }[];
  /** `values` are the allowed outputs, the highest priority first, without brackets. */
  readonly outputs: readonly {
    readonly name: string;
    readonly type?: string;
    readonly values?: string;
    readonly default?: string;
  }[];
  /** Cells in the order of inputs and outputs; `-` accepts anything. */
  readonly rules: readonly { readonly in: readonly string[]; readonly out: readonly string[] }[];
}

/** The name, impossible in FEEL, under which a cell finds its column's value. */
const subjectOf = (input: number): string => `?${input}`;

type Values = ReadonlyMap<string, FeelValue>;

interface Compiled {
  readonly inputs: readonly {
    readonly value: Evaluator;
    readonly allowed: Evaluator | undefined;
  }[];
  readonly outputs: readonly {
    readonly allowed: Evaluator | undefined;
    readonly otherwise: Evaluator | undefined;
  }[];
  readonly rules: readonly {
    readonly tests: readonly Evaluator[];
    readonly outputs: readonly Evaluator[];
  }[];
}

/** Reads every text of a table and notes all that is wrong. */
class TableReader {
  readonly problems: Problem[] = [];
  private readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  refuse(path: string, values: { readonly hitPolicy: string; readonly key: string }): void {
    this.problems.push(problemOf('', path, new Refusal('table.hit-policy', 0, values)));
  }

  cells(path: string, cells: number, inputs: number): void {
    if (cells === inputs) return;
    this.problems.push(problemOf('', path, new Refusal('table.cell-count', 0, { cells, inputs })));
  }

  expression(source: string, path: string): Evaluator | undefined {
    return this.guard(source, path, () => evaluatorOf(readExpression(source, this.scope)));
  }

  /** The test of a cell; undefined where anything goes. */
  cell(source: string, path: string, input: number): Evaluator | undefined {
    return this.guard(source, path, () => {
      const id = subjectOf(input);
      const subject = { kind: 'fact', id, type: { kind: 'any' }, text: '?' } as const;
      const test = readCell(source, this.scope, subject);
      return test && evaluatorOf(test);
    });
  }

  private guard<T>(source: string, path: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.problems.push(problemOf(source, path, error));
      return undefined;
    }
  }
}

const present = <T>(values: readonly (T | undefined)[]): T[] =>
  values.filter((value) => value !== undefined);

function compile(table: DecisionTable, scope: Scope): Compiled {
  const reader = new TableReader(scope);
  const { hitPolicy, aggregation, inputs, outputs, rules } = table;
  const ranked = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  if (!hitPolicies.has(hitPolicy)) reader.refuse('hitPolicy', { hitPolicy, key: 'hitPolicy' });
  if (aggregation !== undefined && (hitPolicy !== 'COLLECT' || outputs.length !== 1)) {
    reader.refuse('aggregation', { hitPolicy, key: 'aggregation' });
  }
  if (outputs.length === 0 || (ranked && outputs.every((output) => output.values === undefined))) {
    reader.refuse('outputs', { hitPolicy, key: 'values' });
  }
  const compiled: Compiled = {
    inputs: inputs.flatMap((input, i) => {
      const value = reader.expression(input.expression, `inputs.${i}.expression`);
      const allowed =
        input.values === undefined ? undefined : reader.cell(input.values, `inputs.${i}.values`, i);
      return value ? [{ value, allowed }] : [];
    }),
    outputs: outputs.map((output, i) => ({
      allowed:
        output.values === undefined
          ? undefined
          : reader.expression(`[${output.values}]`, `outputs.${i}.values`),
      otherwise:
        output.default === undefined
          ? undefined
          : reader.expression(output.default, `outputs.${i}.default`),
    })),
    rules: rules.map((rule, row) => {
      reader.cells(`rules.${row}.in`, rule.in.length, inputs.length);
      reader.cells(`rules.${row}.out`, rule.out.length, outputs.length);
      return {
        tests: present(rule.in.map((cell, i) => reader.cell(cell, `rules.${row}.in.${i}`, i))),
        outputs: present(
          rule.out.map((cell, i) => reader.expression(cell, `rules.${row}.out.${i}`)),
        ),
      };
    }),
  };
  if (reader.problems.length > 0) throw new FeelRefusal(reader.problems);
  return compiled;
}

const hitPolicies: ReadonlySet<string> = new Set<HitPolicy>([
  'UNIQUE',
  'ANY',
  'PRIORITY',
  'FIRST',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
]);

/** Place of a value among the allowed ones; what is not among them comes last. */
function rankOf(value: FeelValue, allowed: FeelValue): number {
  if (!Array.isArray(allowed)) return 0;
  const place = allowed.findIndex((item: FeelValue) => equalValues(item, value) === true);
  return place < 0 ? allowed.length : place;
}

const noTools = { spend: () => undefined, invoke: () => null };

function aggregate(
  aggregation: NonNullable<DecisionTable['aggregation']>,
  values: readonly FeelValue[],
): FeelValue {
  if (aggregation === 'COUNT') return values.length;
  const [first = null, ...rest] = values;
  if (aggregation === 'SUM') {
    return rest.reduce<FeelValue>((sum, value) => calculate('+', sum, value, noTools), first);
  }
  const sign = aggregation === 'MIN' ? -1 : 1;
  return rest.reduce<FeelValue>((best, value) => {
    const order = orderOf(value, best);
    return order === null ? null : order * sign > 0 ? value : best;
  }, first);
}

/** Evaluates a compiled table for one set of values. */
function decide(table: DecisionTable, compiled: Compiled, given: Values): FeelValue {
  const values = new Map(given);
  for (const [i, { value }] of compiled.inputs.entries()) values.set(subjectOf(i), value(given));
  // A value that is not allowed has no answer (DMN 1.5, 8.3.1).
  if (compiled.inputs.some(({ allowed }) => allowed && allowed(values) !== true)) return null;
  const single = table.outputs.length === 1;
  const shaped = (row: readonly FeelValue[]): FeelValue =>
    single
      ? (row[0] ?? null)
      : new Map(table.outputs.map(({ name }, i) => [name, row[i] ?? null] as const));
  const listed = ['RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy);
  const collects = table.hitPolicy === 'COLLECT';
  const hits = compiled.rules.filter(({ tests }) => tests.every((test) => test(values) === true));
  if (hits.length === 0) {
    const { outputs } = compiled;
    if (outputs.some(({ otherwise }) => otherwise)) {
      const row = outputs.map(({ otherwise }) => otherwise?.(given) ?? null);
      return listed || (collects && !table.aggregation) ? [shaped(row)] : shaped(row);
    }
    if (table.aggregation === 'COUNT') return 0;
    return listed || (collects && !table.aggregation) ? [] : null;
  }
  const rows = hits.map((hit) => hit.outputs.map((output) => output(given)));
  const [first = []] = rows;
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return rows.length === 1 ? shaped(first) : null;
    case 'FIRST':
      return shaped(first);
    case 'ANY': {
      const same = rows.every((row) => equalValues(row, first) === true);
      return same ? shaped(first) : null;
    }
    case 'COLLECT':
      if (table.aggregation)
        return aggregate(
          table.aggregation,
          rows.map((row) => row[0] ?? null),
        );
      return rows.map(shaped);
    case 'RULE ORDER':
      return rows.map(shaped);
    case 'PRIORITY':
    case 'OUTPUT ORDER': {
      const allowed = compiled.outputs.map((output) => output.allowed?.(given) ?? null);
      const ordered = rows.toSorted((a, b) => {
        for (const [i, list] of allowed.entries()) {
          const difference = rankOf(a[i] ?? null, list) - rankOf(b[i] ?? null, list);
          if (difference !== 0) return difference;
        }
        return 0;
      });
      return table.hitPolicy === 'PRIORITY' ? shaped(ordered[0] ?? []) : ordered.map(shaped);
    }
  }
}

const kept = new WeakMap<DecisionTable, Map<string, Compiled>>();
const shapesMax = 20;

/**
 * Evaluates a decision table (DMN 1.5, 8). Several outputs give a context by output name; RULE ORDER,
 * OUTPUT ORDER and COLLECT without aggregation give a list.
 *
 * @returns the output; null where no rule holds and no default is stated, where more than one rule of a
 *          UNIQUE table holds, where the rules that hold under ANY differ, and for an input that is not
 *          among its allowed values.
 * @throws FeelRefusal with every problem of the table's texts, each with its path.
 */
export function evaluateTable(table: DecisionTable, context: EvaluationContext): FeelValue {
  const { scope, values, key } = surroundingOf(context);
  let compiled = kept.get(table)?.get(key);
  if (!compiled) {
    compiled = compile(table, scope);
    const shapes = kept.get(table) ?? new Map<string, Compiled>();
    if (shapes.size >= shapesMax) shapes.clear();
    kept.set(table, shapes.set(key, compiled));
  }
  return decide(table, compiled, values);
}
