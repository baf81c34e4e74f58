import { orderOf } from '../compare-values.ts';
import { decimal } from '../decimal.ts';
import { callScalar } from '../scalar.ts';
import { parseDate } from '../temporal/parse.ts';
import { walk, type Expression, type Reference } from '../tree.ts';
import { FeelRange, isContext, type FeelValue } from '../value.ts';
import { filter, follow } from './access.ts';
import type { Bound, Budget, Closure } from './closure.ts';
import { definitionClosure, invocationClosure } from './functions.ts';
import { loopClosure, quantifiedClosure, type Source } from './iterate.ts';
import { logicClosure, membershipClosure } from './logic.ts';
import { calculate, negate, relate } from './operations.ts';

/** Facts, parameters and derived values that an expression reads, each once. */
export function inputsOf(node: Expression): Reference[] {
  const inputs = new Map<string, Reference>();
  for (const part of walk(node)) {
    if (part.kind === 'fact' || part.kind === 'parameter' || part.kind === 'derived') {
      inputs.set(`${part.kind} ${part.id}`, part);
    }
  }
  return [...inputs.values()];
}

const outward = (bound: Bound | null, up: number): FeelValue => {
  let at = bound;
  for (let i = 0; i < up && at; i++) at = at.outer;
  return at ? at.value : null;
};

/** A range whose ends can be compared, or null. */
function makeRange(
  start: FeelValue,
  end: FeelValue,
  startIncluded: boolean,
  endIncluded: boolean,
  openEnded: boolean,
): FeelValue {
  if (openEnded)
    return start === null && end === null
      ? null
      : new FeelRange(start, end, startIncluded, endIncluded);
  const order = orderOf(start, end);
  if (start === null || end === null || order === null) return null;
  return new FeelRange(start, end, startIncluded, endIncluded);
}

/** Builds the closure of an expression; see `compileClosure` for the boundary around it. */
class ClosureWriter {
  private readonly places: ReadonlyMap<string, number>;

  constructor(inputs: readonly Reference[]) {
    this.places = new Map(inputs.map((input, place) => [`${input.kind} ${input.id}`, place]));
  }

  readonly write = (node: Expression): Closure => {
    switch (node.kind) {
      case 'literal': {
        const value = node.type.kind === 'date' ? parseDate(String(node.value)) : node.value;
        return () => value;
      }
      case 'constant':
        return () => node.value;
      case 'fact':
      case 'parameter':
      case 'derived': {
        const place = this.places.get(`${node.kind} ${node.id}`) ?? -1;
        return (_, run) => run.inputs[place] ?? null;
      }
      case 'local': {
        const { up } = node;
        if (up === 0) return (bound) => (bound ? bound.value : null);
        return (bound) => outward(bound, up);
      }
      case 'item-entry': {
        const { up, name } = node;
        const otherwise = node.otherwise ? this.write(node.otherwise) : () => null;
        return (bound, run) => {
          const item = outward(bound, up);
          const entry = isContext(item) ? item.get(name) : undefined;
          return entry === undefined ? otherwise(bound, run) : entry;
        };
      }
      case 'in-fen': {
        const operand = this.write(node.operand);
        return (bound, run) => {
          const yuan = operand(bound, run);
          return typeof yuan === 'number' ? decimal(yuan * 100) : null;
        };
      }
      case 'negate': {
        const operand = this.write(node.operand);
        return (bound, run) => negate(operand(bound, run));
      }
      case 'arithmetic':
      case 'calculate': {
        const { operator } = node;
        const [left, right] = [this.write(node.left), this.write(node.right)];
        return (bound, run) => calculate(operator, left(bound, run), right(bound, run), run.tools);
      }
      case 'compare':
      case 'relate': {
        const { operator } = node;
        const [left, right] = [this.write(node.left), this.write(node.right)];
        return (bound, run) => relate(operator, left(bound, run), right(bound, run), run.tools);
      }
      case 'and':
      case 'or':
        return logicClosure(node.operands.map(this.write), node.kind === 'or');
      case 'not': {
        const operand = this.write(node.operand);
        return (bound, run) => {
          const value = operand(bound, run);
          return typeof value === 'boolean' ? !value : null;
        };
      }
      case 'in':
        return this.write(node.test);
      case 'if': {
        const [condition, yes, no] = [node.condition, node.yes, node.no].map(this.write) as [
          Closure,
          Closure,
          Closure,
        ];
        return (bound, run) => (condition(bound, run) === true ? yes : no)(bound, run);
      }
      case 'call': {
        const args = node.args.map(this.write);
        return (bound, run) => {
          const values = args.map((arg) => arg(bound, run));
          return callScalar(node, values as (number | null)[]);
        };
      }
      default:
        return this.general(node);
    }
  };

  private general(node: Exclude<Expression, { kind: 'literal' | 'call' | 'if' | 'in' }>): Closure {
    switch (node.kind) {
      case 'list': {
        const items = node.items.map(this.write);
        return (bound, run) => items.map((item) => item(bound, run));
      }
      case 'context':
        return this.context(node.entries);
      case 'range': {
        const { startIncluded, endIncluded } = node;
        const openEnded = !node.start || !node.end;
        const start = node.start ? this.write(node.start) : () => null;
        const end = node.end ? this.write(node.end) : () => null;
        return (bound, run) =>
          makeRange(start(bound, run), end(bound, run), startIncluded, endIncluded, openEnded);
      }
      case 'path': {
        const { name } = node;
        const operand = this.write(node.operand);
        return (bound, run) => follow(operand(bound, run), name, run);
      }
      case 'filter': {
        const [operand, test] = [this.write(node.operand), this.write(node.test)];
        return (bound, run) => filter(operand(bound, run), test, bound, run);
      }
      case 'for':
        return loopClosure(
          node.iterators.map(this.source),
          this.write(node.body),
          readsPartial(node.body),
        );
      case 'some':
      case 'every':
        return quantifiedClosure(
          node.iterators.map(this.source),
          this.write(node.body),
          node.kind === 'some',
        );
      case 'function':
        return definitionClosure(node.parameters, this.write(node.body));
      case 'invoke':
        return invocationClosure(this.write(node.callee), node.args.map(this.write), node.names);
      case 'builtin': {
        const { builtin } = node;
        const args = node.args.map(this.write);
        return (bound, run) => {
          run.tools.spend(1);
          return builtin.call(
            args.map((arg) => arg(bound, run)),
            run.tools,
          );
        };
      }
      case 'instance-of': {
        const operand = this.write(node.operand);
        const { test } = node;
        return (bound, run) => test.holds(operand(bound, run));
      }
      case 'member':
        return membershipClosure(
          this.write(node.subject),
          node.tests.map((test) =>
            'holds' in test
              ? { asked: this.write(test.holds), compared: false }
              : { asked: this.write(test.equals), compared: true },
          ),
          node.negated,
        );
      default:
        throw new Error(`no closure for ${node.kind}`);
    }
  }

  private readonly source = (
    iterated: Extract<Expression, { kind: 'for' }>['iterators'][number],
  ): Source =>
    'over' in iterated
      ? { over: this.write(iterated.over) }
      : { from: this.write(iterated.from), to: this.write(iterated.to) };

  private context(
    entries: readonly { readonly name: string; readonly value: Expression }[],
  ): Closure {
    const written = entries.map(({ name, value }) => ({ name, value: this.write(value) }));
    return (bound, run) => {
      const made = new Map<string, FeelValue>();
      let inner = bound;
      for (const { name, value } of written) {
        // Two entries of one name make no context (DMN 1.5, 10.3.2.6).
        if (made.has(name)) return null;
        const entry = value(inner, run);
        made.set(name, entry);
        inner = { value: entry, outer: inner };
      }
      return made;
    };
  }
}

/** Whether a `for` reads `partial`, the innermost name of its body. */
function readsPartial(body: Expression): boolean {
  for (const part of walk(body)) if (part.kind === 'local' && part.text === 'partial') return true;
  return false;
}

/** An expression as a function of the values of its inputs, in FEEL's own values. */
export function writeClosure(
  node: Expression,
  inputs: readonly Reference[],
): (values: readonly FeelValue[], budget: Budget) => FeelValue {
  const closure = new ClosureWriter(inputs).write(node);
  return (values, budget) => closure(null, { inputs: values, tools: budget });
}
