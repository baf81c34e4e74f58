import { closureOf } from '../feel/exact/interpret.ts';
import { comparesAsIs } from '../feel/exact/plain-doubles.ts';
import type { Lowering } from '../feel/exact/lower.ts';
import type { Whole } from '../feel/exact/whole.ts';
import {
  isGeneral,
  walk,
  type CompareOperator,
  type Comparison,
  type Expression,
  type General,
} from '../feel/tree.ts';
import { isNumeric } from '../feel/types.ts';
import type { CheckedParameter } from '../rules.ts';
import { literalCode, type Constants } from './constants.ts';
import { WholeCode } from './whole-code.ts';

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
 * arithmetic; an unknown text, code or date is null. Numbers are whole numbers over known lower parts
 * (`feel/exact`): where a step leaves the exact range, `big` becomes true and the answer is another's.
 */
export class TruthCode {
  /** Statements that must run before the code returned so far. */
  readonly before: string[] = [];
  private readonly hoisted = new Map<Expression, string>();
  private readonly compared = new Map<Comparison, readonly [string, string]>();
  private readonly constants: Constants;
  private readonly parameters: ReadonlyMap<string, CheckedParameter>;
  private readonly localOf: (kind: 'fact' | 'derived', id: string) => string;
  private readonly fresh: () => string;
  private readonly complete: boolean;
  private readonly lowering: Lowering;
  private readonly wholes: WholeCode;

  /** `complete`: the code runs only where every fact is known. */
  constructor(around: {
    readonly complete: boolean;
    readonly constants: Constants;
    readonly parameters: ReadonlyMap<string, CheckedParameter>;
    readonly localOf: (kind: 'fact' | 'derived', id: string) => string;
    readonly fresh: () => string;
    readonly lowering: Lowering;
  }) {
    this.constants = around.constants;
    this.parameters = around.parameters;
    this.localOf = around.localOf;
    this.fresh = around.fresh;
    this.complete = around.complete;
    this.lowering = around.lowering;
    this.wholes = new WholeCode(this);
  }

  /** Whether code so far can make `big` true, so that it must be declared and asked. */
  get watches(): boolean {
    return this.wholes.watches;
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
      if (part.kind === 'derived' || part.type.kind === 'null' || isGeneral(part)) return false;
      if (part.kind === 'arithmetic' && (part.operator === '/' || part.operator === '**'))
        return false;
    }
    return true;
  }

  /** JavaScript of the value: NaN, or null where it is no number, for unknown. */
  value(node: Expression): string {
    if (isNumeric(node.type)) return this.number(node);
    if (isGeneral(node)) return this.general(node);
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
      default: {
        const code = isGeneral(node) ? this.general(node) : (this.plain(node) ?? 'null');
        return `(${code} === ${String(wanted)})`;
      }
    }
  }

  /** The whole number that the lower part of a number is over; NaN for unknown. */
  whole(whole: Whole): string {
    return this.wholes.code(whole);
  }

  /** A whole number that is watched to be no larger than a size. */
  wholeUpTo(whole: Whole, size: number): string {
    return this.wholes.upTo(whole, size);
  }

  /** A number as it was given or as a closure gives it; NaN, or null, for unknown. */
  given(node: Expression): string {
    return isGeneral(node) ? this.general(node) : (this.plain(node) ?? 'NaN');
  }

  /** The name that holds a fact or a derived value. */
  local(kind: 'fact' | 'derived', id: string): string {
    return this.localOf(kind, id);
  }

  /** The name of a constant that holds a value from here on. */
  keep(code: string): string {
    const name = this.fresh();
    this.before.push(`const ${name} = ${code};`);
    return name;
  }

  /** What a closure makes of the facts, parameters and derived values that it reads; computed once. */
  private general(node: General): string {
    let name = this.hoisted.get(node);
    if (name === undefined) {
      const { inputs, run } = closureOf(node);
      const values = inputs.map((input) => this.value(input));
      name = this.keep(`${this.constants.name(run)}([${values.join(', ')}])`);
      this.hoisted.set(node, name);
    }
    return name;
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
    if (isNumeric(left.type) || isNumeric(right.type)) {
      const [a, b] = this.sides(node);
      if (operator === '!=') return `(${a} < ${b} || ${a} > ${b})`;
      return `(${a} ${operator === '=' ? '===' : operator} ${b})`;
    }
    const a = this.atom(left);
    const b = this.atom(right);
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

  /** Two whole numbers that compare as the numbers do. */
  private sides(node: Comparison): readonly [string, string] {
    let sides = this.compared.get(node);
    if (!sides) {
      if (comparesAsIs(node)) {
        sides = [this.given(node.left), this.given(node.right)];
      } else {
        const [left, right] = this.lowering.sides(node.left, node.right);
        sides = [this.named(left), this.named(right)];
      }
      this.compared.set(node, sides);
    }
    return sides;
  }

  /** A whole number as a name or a figure, since both tests of a comparison read it. */
  private named(whole: Whole): string {
    const code = this.whole(whole);
    return /^[\w.]+$/.test(code) ? code : this.keep(code);
  }

  /** A number to 15 digits, for what reads it as a value. */
  private number(node: Expression): string {
    if (node.type.kind === 'null') return 'NaN';
    if (node.kind === 'fact' || node.kind === 'literal' || node.kind === 'parameter') {
      return this.plain(node) ?? 'NaN';
    }
    if (isGeneral(node)) return this.general(node);
    const { over, under } = this.lowering.ratio(node);
    if (under.kind === 'figure' && under.value === 1) return this.whole(over);
    return `decimal(${this.whole(over)} / ${this.whole(under)})`;
  }
}
