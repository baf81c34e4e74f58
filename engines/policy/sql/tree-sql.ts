import { DaysTime, YearsMonths } from '../feel/temporal/durations.ts';
import type { Lowering } from '../feel/exact/lower.ts';
import { comparesAsIs } from '../feel/exact/plain-doubles.ts';
import type { Whole } from '../feel/exact/whole.ts';
import { isGeneral, type CompareOperator, type Comparison, type Expression } from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import { sql, type Sql, type Statement } from './statement.ts';

/** A step that SQL has no exact form for: it is told, never approximated. */
export class NotExpressible extends Error {
  readonly node: Expression | undefined;

  constructor(node: Expression | undefined) {
    super(`no SQL for ${node?.text ?? 'a figure beyond range'}`);
    this.node = node;
  }
}

/** Names of an expression in SQL. */
export interface SqlNames {
  readonly fact: (id: string) => Sql;
  readonly parameterOf: (id: string) => number | string | boolean | null;
  /** The column of a derived value, or of the upper or lower part of a derived number. */
  readonly derived: (id: string, part?: 'over' | 'under') => Sql;
}

const operators: Readonly<Record<CompareOperator, string>> = {
  '=': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** A whole figure as a numeric. */
const numeric = (value: bigint | number): Sql =>
  sql(value < 0 ? `(${value})::numeric` : `${value}::numeric`);

const nanosPerDay = 86_400_000_000_000n;

/**
 * Writes checked expressions as SQL. Unknown is NULL, and SQL's `and`, `or` and `not` are the ternary
 * logic of the policy language. Numbers are the whole numbers over known lower parts of `feel/exact`, as
 * `numeric`, which has no range to leave, so each is exact.
 */
export class TreeSql {
  private readonly statement: Statement;
  private readonly names: SqlNames;
  private readonly lowering: Lowering;
  private readonly kept = new Map<Whole, Sql>();

  constructor(statement: Statement, names: SqlNames, lowering: Lowering) {
    this.statement = statement;
    this.names = names;
    this.lowering = lowering;
  }

  /** SQL of a condition: true, false or NULL. */
  truth(node: Expression): Sql {
    if (isGeneral(node)) return this.general(node);
    switch (node.kind) {
      case 'and':
      case 'or':
        return sql(
          `(${node.operands.map((operand) => this.truth(operand)).join(` ${node.kind} `)})`,
        );
      case 'not':
        return sql(`(not ${this.truth(node.operand)})`);
      case 'in':
        return this.truth(node.test);
      case 'compare':
        return this.comparison(node);
      case 'if':
        return this.choice(node.condition, this.truth(node.yes), this.truth(node.no));
      default:
        return node.type.kind === 'null' ? sql('null::boolean') : this.plain(node);
    }
  }

  /** SQL of a text, a code, a day or a truth. */
  value(node: Expression): Sql {
    if (node.type.kind === 'boolean') return this.truth(node);
    if (isGeneral(node)) return this.general(node);
    if (node.kind !== 'if') return this.plain(node);
    return this.choice(node.condition, this.value(node.yes), this.value(node.no));
  }

  /** SQL of a whole number, as numeric. */
  whole(whole: Whole): Sql {
    let kept = this.kept.get(whole);
    if (kept === undefined) this.kept.set(whole, (kept = this.compute(whole)));
    return kept;
  }

  /** Largest whole number that is not above `of / by`. */
  private quotient(of: Sql, by: Sql): Sql {
    const [n, d] = [this.statement.keep(of), this.statement.keep(by)];
    // numeric division rounds; `div` and `%` do not.
    return sql(
      `div(${n} - (((${n} % nullif(${d}, 0)) + ${d}) % nullif(${d}, 0)), nullif(${d}, 0))`,
    );
  }

  private compute(whole: Whole): Sql {
    switch (whole.kind) {
      case 'figure':
        return numeric(whole.value);
      case 'fact':
        return sql(`${this.names.fact(whole.id)}::numeric`);
      case 'derived':
        return this.names.derived(whole.id, whole.part);
      case 'unknown':
        return sql('null::numeric');
      case 'beyond':
        throw new NotExpressible(whole.of);
      case 'scaled':
        if (whole.of.kind !== 'fact') throw new NotExpressible(whole.of);
        return sql(`(${this.names.fact(whole.of.id)}::numeric * ${whole.by})`);
      case '+':
      case '-':
      case '*':
        return sql(`(${this.whole(whole.left)} ${whole.kind} ${this.whole(whole.right)})`);
      case 'min':
      case 'max': {
        // least and greatest pass over NULL; here unknown stays unknown.
        const parts = whole.parts.map((part) => this.statement.keep(this.whole(part)));
        const name = whole.kind === 'min' ? 'least' : 'greatest';
        return sql(
          `case when ${parts.map((part) => `${part} is not null`).join(' and ')} then ${name}(${parts.join(', ')}) end`,
        );
      }
      case 'absolute':
        return sql(`abs(${this.whole(whole.of)})`);
      case 'quotient':
        return this.quotient(this.whole(whole.of), this.whole(whole.by));
      case 'choice':
        return this.choice(whole.test, this.whole(whole.yes), this.whole(whole.no));
      case 'lesser': {
        const [left, right] = [whole.left, whole.right].map((part) =>
          this.statement.keep(this.whole(part)),
        );
        return sql(
          `case when ${left} < ${right} then ${this.whole(whole.yes)} when ${left} >= ${right} then ${this.whole(whole.no)} end`,
        );
      }
      case 'signed': {
        const [of, by] = [whole.of, whole.by].map((part) => this.statement.keep(this.whole(part)));
        return sql(`case when ${by} > 0 then ${of} when ${by} < 0 then - ${of} end`);
      }
    }
  }

  private choice(condition: Expression, yes: Sql, no: Sql): Sql {
    const test = this.statement.keep(this.truth(condition));
    return sql(`case when ${test} then ${yes} when not ${test} then ${no} end`);
  }

  private comparison(node: Comparison): Sql {
    const { left, right } = node;
    const operator = operators[node.operator];
    if (left.type.kind === 'null' || right.type.kind === 'null') return sql('null::boolean');
    if (isNumeric(left.type)) {
      if (comparesAsIs(node)) {
        return sql(`(${this.given(left)} ${operator} ${this.given(right)})`);
      }
      const [a, b] = this.lowering.sides(left, right);
      return sql(`(${this.whole(a)} ${operator} ${this.whole(b)})`);
    }
    return sql(`(${this.value(left)} ${operator} ${this.value(right)})`);
  }

  /** A number that no step has changed. */
  private given(node: Expression): Sql {
    if (node.kind === 'fact') return sql(`${this.names.fact(node.id)}::numeric`);
    const { over, under } = this.lowering.ratio(node);
    if (over.kind !== 'figure' || under.kind !== 'figure') throw new NotExpressible(node);
    return under.value === 1 ? numeric(over.value) : decimalOf(over.value, under.value, node);
  }

  /** A name or a literal that is no number. */
  private plain(node: Expression): Sql {
    switch (node.kind) {
      case 'fact':
        return this.names.fact(node.id);
      case 'derived':
        return this.names.derived(node.id);
      case 'literal':
        return this.literal(node.value, node);
      case 'parameter':
        return this.literal(this.names.parameterOf(node.id), node);
      default:
        throw new NotExpressible(node);
    }
  }

  private literal(value: number | string | boolean | null, node: Expression): Sql {
    if (typeof value === 'boolean') return sql(`${value}::boolean`);
    if (typeof value === 'string') {
      return this.statement.bound(value, node.type.kind === 'date' ? 'date' : 'text');
    }
    if (value === null) return sql(node.type.kind === 'date' ? 'null::date' : 'null::text');
    throw new NotExpressible(node);
  }

  /** Days that months or days lie between. Anything else of the general language is not expressible. */
  private general(node: Expression): Sql {
    if (
      node.kind === 'relate' &&
      node.left.type.kind === 'date' &&
      node.right.type.kind === 'date'
    ) {
      const operator = operators[node.operator];
      return sql(`(${this.value(node.left)} ${operator} ${this.value(node.right)})`);
    }
    if (node.kind === 'calculate' && '+-'.includes(node.operator)) {
      const sign = node.operator === '-' ? -1n : 1n;
      const [day, constant] =
        node.left.kind === 'constant' && sign > 0n
          ? [node.right, node.left]
          : [node.left, node.right];
      if (day.type.kind === 'date' && constant.kind === 'constant') {
        const { value } = constant;
        if (value instanceof YearsMonths && Math.abs(value.months) < 12_000) {
          const months = sign * BigInt(value.months);
          return sql(`(${this.value(day)} + make_interval(months => (${months})))::date`);
        }
        if (value instanceof DaysTime && value.nanos % nanosPerDay === 0n) {
          const days = (sign * value.nanos) / nanosPerDay;
          if (days < 400_000n && days > -400_000n)
            return sql(`(${this.value(day)} + (${days})::int)`);
        }
      }
    }
    throw new NotExpressible(node);
  }
}

/** A written decimal: its lower part divides a power of ten. */
function decimalOf(over: number, under: number, node: Expression): Sql {
  let [figure, places] = [BigInt(over), 0];
  const by = BigInt(under);
  for (; figure % by !== 0n && places < 30; places++) figure *= 10n;
  if (figure % by !== 0n) throw new NotExpressible(node);
  return sql(`(${figure / by} * 1e-${places}::numeric)`);
}
