import { decimal } from '../feel/decimal.ts';
import { walk, type CompareOperator, type Comparison, type Expression } from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import type { CheckedParameter } from '../rules.ts';
import { literalCode, type Constants } from './constants.ts';

const both = (parts: readonly string[]): string => {
  if (parts.includes('false')) return 'false';
  const open = parts.filter((part) => part !== 'true');
  return open.length === 0
    ? 'true'
    : open.length === 1
      ? (open[0] ?? '')
      : `(${open.join(' && ')})`;
};
const either = (parts: readonly string[]): string => {
  if (parts.includes('true')) return 'true';
  const open = parts.filter((part) => part !== 'false');
  return open.length === 0
    ? 'false'
    : open.length === 1
      ? (open[0] ?? '')
      : `(${open.join(' || ')})`;
};

/**
 * A whole fact times a rate of at most two digits, such as `price * 0.25`: an exact product and one
 * division give the nearest double of the decimal result, as `decimal` does, but faster.
 */
function rateCode(fact: Expression, rate: Expression, a: string): string | undefined {
  if (fact.kind !== 'fact' || !('whole' in fact.type) || !fact.type.whole) return undefined;
  if (rate.kind !== 'literal' || typeof rate.value !== 'number') return undefined;
  const scale = [10, 100].find((by) => Number.isInteger(decimal((rate.value as number) * by)));
  const digits = scale === undefined ? Infinity : Math.abs(decimal(rate.value * scale));
  if (digits > 99 || scale === undefined) return undefined;
  return `(${a} * ${digits} / ${rate.value < 0 ? -scale : scale})`;
}

const opposite: Readonly<Record<CompareOperator, CompareOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/**
 * Code of an expression for the result-only back end. A condition becomes two tests, "is true" and
 * "is false", both of which are false for an unknown fact; so the common path has no three-valued
 * values at all. An unknown number is NaN, which makes every comparison false and passes through
 * arithmetic; an unknown text, code or date is null.
 */
export class TruthCode {
  /** Statements that must run before the code returned so far. */
  readonly before: string[] = [];
  private readonly hoisted = new Map<Expression, string>();
  private readonly constants: Constants;
  private readonly parameters: ReadonlyMap<string, CheckedParameter>;
  private readonly localOf: (kind: 'fact' | 'derived', id: string) => string;
  private readonly fresh: () => string;
  private readonly complete: boolean;

  /** `complete`: the code runs only where every fact is known. */
  constructor(around: {
    readonly complete: boolean;
    readonly constants: Constants;
    readonly parameters: ReadonlyMap<string, CheckedParameter>;
    readonly localOf: (kind: 'fact' | 'derived', id: string) => string;
    readonly fresh: () => string;
  }) {
    this.constants = around.constants;
    this.parameters = around.parameters;
    this.localOf = around.localOf;
    this.fresh = around.fresh;
    this.complete = around.complete;
  }

  /** The pending statements, which are then forgotten. */
  takeBefore(): string {
    return this.before.splice(0).join('\n');
  }

  /** JavaScript that is true where the expression is true. */
  isTrue(node: Expression): string {
    return this.truth(node, true);
  }

  /** JavaScript that is true where the expression is false. */
  isFalse(node: Expression): string {
    return this.decided(node) ? `!${this.isTrue(node)}` : this.truth(node, false);
  }

  /** Whether an expression is surely true or false: every fact is known and nothing else can be unknown. */
  decided(node: Expression): boolean {
    if (!this.complete) return false;
    for (const part of walk(node)) {
      if (part.kind === 'derived' || part.type.kind === 'null') return false;
      if (part.kind === 'arithmetic' && (part.operator === '/' || part.operator === '**'))
        return false;
    }
    return true;
  }

  /** JavaScript of the value: NaN, or null where it is no number, for unknown. */
  value(node: Expression): string {
    if (isNumeric(node.type)) return this.number(node);
    if (node.type.kind === 'boolean') {
      return `(${this.isTrue(node)} ? true : ${this.isFalse(node)} ? false : null)`;
    }
    if (node.kind === 'if') {
      const { condition, yes, no } = node;
      return `(${this.isTrue(condition)} ? ${this.value(yes)} : ${this.isFalse(condition)} ? ${this.value(no)} : null)`;
    }
    return this.plain(node) ?? 'null';
  }

  private plain(node: Expression): string | undefined {
    if (node.kind === 'literal') return literalCode(node.value, this.constants);
    if (node.kind === 'parameter') {
      return literalCode(this.parameters.get(node.id)?.value.value ?? null, this.constants);
    }
    if (node.kind === 'fact' || node.kind === 'derived') return this.localOf(node.kind, node.id);
    return undefined;
  }

  private truth(node: Expression, wanted: boolean): string {
    switch (node.kind) {
      case 'literal':
        return String(node.value === wanted);
      case 'and':
      case 'or': {
        const parts = node.operands.map((operand) => this.truth(operand, wanted));
        return (node.kind === 'and') === wanted ? both(parts) : either(parts);
      }
      case 'not':
        return this.truth(node.operand, !wanted);
      case 'in':
        return this.truth(node.test, wanted);
      case 'compare':
        return this.comparison(node, wanted);
      case 'if': {
        const { condition, yes, no } = node;
        return `(${this.isTrue(condition)} ? ${this.truth(yes, wanted)} : ${this.isFalse(condition)} && ${this.truth(no, wanted)})`;
      }
      default:
        return `(${this.plain(node) ?? 'null'} === ${String(wanted)})`;
    }
  }

  private comparison(node: Comparison, wanted: boolean): string {
    const operator = wanted ? node.operator : opposite[node.operator];
    const { left, right } = node;
    if (left.type.kind === 'boolean') {
      const same = either([
        both([this.isTrue(left), this.isTrue(right)]),
        both([this.isFalse(left), this.isFalse(right)]),
      ]);
      const differ = either([
        both([this.isTrue(left), this.isFalse(right)]),
        both([this.isFalse(left), this.isTrue(right)]),
      ]);
      return operator === '=' ? same : differ;
    }
    const a = this.atom(left);
    const b = this.atom(right);
    if (isNumeric(left.type)) {
      if (operator === '!=') return `(${a} < ${b} || ${a} > ${b})`;
      return `(${a} ${operator === '=' ? '===' : operator} ${b})`;
    }
    const never = (side: Expression) =>
      side.kind === 'literal' ||
      side.kind === 'parameter' ||
      (this.complete && side.kind === 'fact');
    const guards = [left, right].filter((side) => !never(side));
    const loose = guards.length < 2;
    // null === text and null < text are false by themselves.
    const guarded = (test: string) =>
      both([...guards.map((side) => `${this.atom(side)} !== null`), test]);
    if (operator === '=') return loose ? `(${a} === ${b})` : guarded(`(${a} === ${b})`);
    if (operator === '!=') return guarded(`(${a} !== ${b})`);
    return loose ? `(${a} ${operator} ${b})` : guarded(`(${a} ${operator} ${b})`);
  }

  /** A name or a figure: anything longer is computed once, ahead. */
  private atom(node: Expression): string {
    const plain = this.plain(node);
    if (plain !== undefined) return plain;
    let name = this.hoisted.get(node);
    if (name === undefined) {
      const code = this.value(node);
      name = this.fresh();
      this.before.push(`const ${name} = ${code};`);
      this.hoisted.set(node, name);
    }
    return name;
  }

  private number(node: Expression): string {
    switch (node.kind) {
      case 'in-fen':
        return 'whole' in node.type && node.type.whole
          ? `(${this.number(node.operand)} * 100)`
          : `decimal(${this.number(node.operand)} * 100)`;
      case 'negate':
        return `(0 - ${this.number(node.operand)})`;
      case 'arithmetic': {
        const [a, b] = [this.orNaN(node.left), this.orNaN(node.right)];
        if (node.operator === '/') return `divide(${a}, ${b})`;
        if (node.operator === '**') return `power(${a}, ${b})`;
        const whole = isNumeric(node.type) && 'whole' in node.type && node.type.whole;
        const rate = node.operator === '*' ? rateCode(node.left, node.right, a) : undefined;
        if (rate !== undefined) return rate;
        return whole ? `(${a} ${node.operator} ${b})` : `decimal(${a} ${node.operator} ${b})`;
      }
      case 'if': {
        const { condition, yes, no } = node;
        return `(${this.isTrue(condition)} ? ${this.orNaN(yes)} : ${this.isFalse(condition)} ? ${this.orNaN(no)} : NaN)`;
      }
      case 'call': {
        if (node.name === 'count') return String(node.args.length);
        const args = node.args.map((arg) => this.orNaN(arg));
        const unit = node.type.kind === 'money' ? 100 : 1;
        const [first = 'NaN'] = args;
        switch (node.name) {
          case 'min':
          case 'max':
          case 'abs':
            return `Math.${node.name}(${args.join(', ')})`;
          case 'sum':
            return args.reduce((sum, arg) => `decimal(${sum} + ${arg})`, '0');
          case 'floor':
            return `floorTo(${first}, ${unit})`;
          case 'ceiling':
            return `(0 - floorTo(0 - ${first}, ${unit}))`;
        }
      }
      // falls through
      default:
        return this.plain(node) ?? 'NaN';
    }
  }

  private orNaN(node: Expression): string {
    return node.type.kind === 'null' ? 'NaN' : this.number(node);
  }
}
