import { evaluateExpression, FeelRefusal } from '../evaluate.ts';
import { evaluateTable, type DecisionTable } from '../evaluate-table.ts';
import type { FeelValue } from '../feel/value.ts';
import { fromTyped, sameTyped, toTyped, type Typed } from '../typed.ts';

/** One step that a case's decision requires: an earlier decision, or a function of the model. */
interface Step {
  readonly name: string;
  readonly uses?: readonly string[];
  readonly expression?: string;
  readonly table?: string;
}

/** One case of a conformance folder. */
export interface ConformanceCase {
  readonly id: string;
  readonly suite: string;
  readonly expression?: string;
  readonly table?: string;
  /** Values by name; table cases call them inputs. */
  readonly context?: Readonly<Record<string, Typed>>;
  readonly inputs?: Readonly<Record<string, Typed>>;
  readonly expected: Typed;
  readonly steps?: readonly Step[];
  readonly uses?: readonly string[];
}

export interface ConformanceTable {
  readonly id: string;
  readonly table: DecisionTable;
}

/** How one case went. */
export interface CaseResult {
  readonly id: string;
  readonly suite: string;
  readonly expectsNull: boolean;
  readonly outcome: 'passed' | 'refused' | 'differs';
  /** What was refused, or what came instead. */
  readonly detail: string;
}

function visible(
  values: Readonly<Record<string, FeelValue>>,
  uses: readonly string[] | undefined,
): Record<string, FeelValue> {
  if (!uses) return { ...values };
  return Object.fromEntries(
    uses.map((name) => [name, Object.hasOwn(values, name) ? (values[name] ?? null) : null]),
  );
}

function evaluateCase(
  given: ConformanceCase,
  tables: ReadonlyMap<string, DecisionTable>,
): FeelValue {
  const values: Record<string, FeelValue> = Object.fromEntries(
    Object.entries(given.context ?? given.inputs ?? {}).map(([name, typed]) => [
      name,
      fromTyped(typed),
    ]),
  );
  const evaluate = (part: Omit<Step, 'name'>): FeelValue => {
    const table = part.table === undefined ? undefined : tables.get(part.table);
    const context = visible(values, part.uses);
    return table
      ? evaluateTable(table, context)
      : evaluateExpression(part.expression ?? '', context);
  };
  for (const step of given.steps ?? []) values[step.name] = evaluate(step);
  return evaluate(given);
}

/** Runs conformance cases; what is refused counts as refused, whatever was expected. */
export function runCases(
  cases: readonly ConformanceCase[],
  tables: readonly ConformanceTable[],
): CaseResult[] {
  const byId = new Map(tables.map(({ id, table }) => [id, table]));
  return cases.map((given) => {
    const about = {
      id: given.id,
      suite: given.suite,
      expectsNull: given.expected.type === 'null',
    };
    try {
      const actual = toTyped(evaluateCase(given, byId));
      const passed = sameTyped(actual, given.expected);
      return {
        ...about,
        outcome: passed ? 'passed' : 'differs',
        detail: passed ? '' : JSON.stringify(actual).slice(0, 200),
      };
    } catch (error) {
      if (error instanceof FeelRefusal) {
        return { ...about, outcome: 'refused', detail: error.problems[0]?.says.en ?? '' };
      }
      if (error instanceof RangeError) {
        return { ...about, outcome: 'differs', detail: error.message };
      }
      throw error;
    }
  });
}
