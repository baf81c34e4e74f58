import { Refusal } from '../problems.ts';
import { functionNames } from './builtin-types.ts';
import { readFilter, readPath } from './forms/access.ts';
import { readCall } from './forms/calls.ts';
import { readDefinition } from './forms/definitions.ts';
import { readFor, readQuantified } from './forms/iteration.ts';
import { readMember } from './forms/membership.ts';
import { readName } from './forms/names.ts';
import { readContext, readList, readRange } from './forms/structures.ts';
import { readInstanceOf } from './forms/types.ts';
import { literal, readNumber, readTemporal, readText } from './literals.ts';
import { alike, arithmetic, compare, joined } from './operations.ts';
import { readLogic, readTest } from './tests.ts';
import type { Reader } from './reader.ts';
import type { Binding, Scope } from './scope.ts';
import { childrenOf, parseSyntax, type Syntax } from './syntax.ts';
import { isTemporalType } from './temporal-types.ts';
import type { ArithmeticOperator, CompareOperator, Expression } from './tree.ts';
import { isNumeric, kindSays, type FeelKind, type FeelType } from './types.ts';

/** Turns parsed text into the checked tree. */
class ExpressionReader implements Reader {
  readonly source: string;
  readonly scope: Scope;
  readonly typed: boolean;
  readonly subject: Expression | undefined;
  bindings: readonly Binding[] = [];
  /** Each node is read once under the same bound names, however often a reading asks for it. */
  private readonly known = new WeakMap<readonly Binding[], Map<string, Expression>>();

  constructor(source: string, scope: Scope, subject?: Expression) {
    this.source = source;
    this.scope = scope;
    this.typed = scope.nulls === 'unknown';
    this.subject = subject;
  }

  textOf(node: Syntax): string {
    return this.source.slice(node.from, node.to);
  }

  unsupported(node: Syntax): Refusal {
    return new Refusal('feel.unsupported', node.from, {
      found: this.textOf(node).slice(0, 40),
      functions: functionNames,
    });
  }

  wrongType(expression: Expression, expected: FeelKind, node: Syntax): Refusal {
    const wanted = kindSays({ kind: expected, whole: true } as FeelType);
    const is = kindSays(expression.type);
    return new Refusal('feel.wrong-type', node.from, {
      found: expression.text,
      actual: is.zh,
      actualEn: is.en,
      expected: wanted.zh,
      expectedEn: wanted.en,
    });
  }

  expect(expression: Expression, kinds: readonly FeelKind[], node: Syntax): Expression {
    const actual = expression.type.kind;
    if (!this.typed || kinds.includes(actual) || actual === 'null') return expression;
    throw this.wrongType(expression, kinds[0] ?? 'any', node);
  }

  within<T>(bindings: readonly Binding[], read: () => T): T {
    if (bindings.length === 0) return read();
    const before = this.bindings;
    this.bindings = [...before, ...bindings];
    try {
      return read();
    } finally {
      this.bindings = before;
    }
  }

  read(node: Syntax): Expression {
    let known = this.known.get(this.bindings);
    if (!known) this.known.set(this.bindings, (known = new Map<string, Expression>()));
    const place = `${node.name} ${node.from} ${node.to}`;
    let expression = known.get(place);
    if (!expression) known.set(place, (expression = this.readNode(node)));
    return expression;
  }

  private readNode(node: Syntax): Expression {
    const parts = childrenOf(node);
    const [first, second, third] = parts;
    switch (node.name) {
      case 'Expression':
      case 'ParenthesizedExpression': {
        const inner = node.name === 'Expression' ? first : second;
        if (!inner) throw this.unsupported(node);
        return this.read(inner);
      }
      case 'PositiveUnaryTest':
        if (!first) throw this.unsupported(node);
        return this.read(first);
      case 'NumericLiteral':
        return readNumber(this, node);
      case 'StringLiteral':
        return readText(this, node);
      case 'BooleanLiteral':
        return literal(this, node, this.textOf(node) === 'true', { kind: 'boolean' });
      case 'null':
        return literal(this, node, null, { kind: 'null' });
      case 'DateTimeLiteral':
        return readTemporal(this, node) ?? readCall(this, node);
      case 'VariableName':
        return readName(this, node);
      case '?':
        if (this.subject) return this.subject;
        return readName(this, node);
      case 'ArithmeticExpression':
        return this.arithmetic(node);
      case 'Conjunction':
      case 'Disjunction':
        return readLogic(this, node);
      case 'Comparison':
        if (first && second?.name === 'CompareOp' && third) {
          const operator = this.textOf(second) as CompareOperator;
          return this.compare(operator, this.read(first), this.read(third), node);
        }
        return readLogic(this, node);
      case 'IfExpression':
        return this.choice(node, parts);
      case 'FunctionInvocation':
        return readCall(this, node);
      case 'FunctionDefinition':
        return readDefinition(this, node);
      case 'List':
        return readList(this, node);
      case 'Context':
        return readContext(this, node);
      case 'Interval':
        return readRange(this, node);
      case 'SimplePositiveUnaryTest':
        return first?.name === 'CompareOp' ? readRange(this, node) : this.read(first ?? node);
      case 'PathExpression':
        return readPath(this, node);
      case 'FilterExpression':
        return readFilter(this, node);
      case 'ForExpression':
        return readFor(this, node);
      case 'QuantifiedExpression':
        return readQuantified(this, node);
      case 'InstanceOfExpression':
        return readInstanceOf(this, node);
      default:
        throw this.unsupported(node);
    }
  }

  compare(
    operator: CompareOperator,
    left: Expression,
    right: Expression,
    node: Syntax,
  ): Expression {
    return compare(operator, left, right, this.textOf(node), node.from, this.scope);
  }

  private arithmetic(node: Syntax): Expression {
    const [first, second, third] = childrenOf(node);
    const text = this.textOf(node);
    if (first?.name === 'ArithOp' && second) {
      const operand = this.expect(this.read(second), numericKinds, second);
      return { kind: 'negate', operand, type: operand.type, text };
    }
    if (!first || !second || !third) throw this.unsupported(node);
    const [left, right] = [this.read(first), this.read(third)];
    const operator = this.textOf(second) as ArithmeticOperator;
    if (!this.typed)
      return { kind: 'calculate', operator, left, right, text, type: { kind: 'any' } };
    if (!isSum(operator, left.type, right.type)) {
      this.expect(left, ['number', 'money'], first);
      this.expect(right, ['number', 'money'], third);
    }
    return arithmetic(operator, left, right, text, node.from);
  }

  private choice(node: Syntax, parts: readonly Syntax[]): Expression {
    const [, condition, , yes, , no] = parts;
    if (!condition || !yes || !no) throw this.unsupported(node);
    const branches = [this.read(yes), this.read(no)] as const;
    const text = this.textOf(node);
    const asked = this.expect(this.read(condition), ['boolean'], condition);
    if (!this.typed) {
      const [whenTrue, otherwise] = branches;
      return {
        kind: 'if',
        condition: asked,
        yes: whenTrue,
        no: otherwise,
        text,
        type: { kind: 'any' },
      };
    }
    const sides = alike(...branches);
    if (!sides) {
      // Told as a comparison would be: both branches with their types.
      this.compare('=', ...branches, node);
      throw this.unsupported(node);
    }
    return {
      kind: 'if',
      condition: asked,
      yes: sides[0],
      no: sides[1],
      text,
      type: joined(sides[0].type, sides[1].type),
    };
  }
}

const numericKinds: readonly FeelKind[] = ['number', 'money', 'years-months', 'days-time'];

/** Whether an operation is one of figures with dates or durations, or a join of texts. */
function isSum(operator: ArithmeticOperator, left: FeelType, right: FeelType): boolean {
  if (isTemporalType(left) || isTemporalType(right)) return true;
  const texts = [left, right].every((type) => type.kind === 'text' || type.kind === 'code');
  return operator === '+' && texts && !isNumeric(left);
}

/**
 * Reads one expression.
 *
 * @throws Refusal with the position in `source`.
 */
export function readExpression(source: string, scope: Scope): Expression {
  return new ExpressionReader(source, scope).read(parseSyntax(source, scope, 'Expression'));
}

/**
 * Reads one cell of a decision table: unary tests of `subject`.
 *
 * @returns a boolean expression, or undefined for `-` (anything goes).
 * @throws Refusal with the position in `source`.
 */
export function readCell(
  source: string,
  scope: Scope,
  subject: Expression,
): Expression | undefined {
  const reader = new ExpressionReader(
    source,
    scope,
    scope.nulls === 'unknown' ? subject : undefined,
  );
  const top = parseSyntax(source, scope, 'UnaryTests');
  const parts = childrenOf(top);
  const [first] = parts;
  if (!first || first.name === 'Wildcard') return undefined;
  const negated = first.name === 'not';
  const tests = negated ? parts[2] : first;
  if (!tests) throw reader.unsupported(top);
  if (!reader.typed) return readMember(reader, subject, tests, source, negated);
  const test = readTest(reader, tests, subject);
  return negated ? { kind: 'not', operand: test, text: source, type: { kind: 'boolean' } } : test;
}
