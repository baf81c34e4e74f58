import { nearestName } from '../nearest.ts';
import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import { Refusal } from '../problems.ts';
import { placeLiteral } from './codes.ts';
import { callFunction, functionNames } from './functions.ts';
import { alike, arithmetic, compare, joined } from './operations.ts';
import { readLogic, readTest } from './tests.ts';
import type { Reader } from './reader.ts';
import type { Scope } from './scope.ts';
import { childrenOf, parseSyntax, type Syntax } from './syntax.ts';
import type { ArithmeticOperator, CompareOperator, Expression } from './tree.ts';
import { kindSays, type FeelKind, type FeelType } from './types.ts';

/** Turns parsed text into the checked tree. */
class ExpressionReader implements Reader {
  readonly source: string;
  readonly scope: Scope;
  /** What `?` stands for inside unary tests. */
  readonly subject: Expression | undefined;

  constructor(source: string, scope: Scope, subject?: Expression) {
    this.source = source;
    this.scope = scope;
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

  /** The node, or a refusal where its type is another. */
  expect(expression: Expression, kinds: readonly FeelKind[], node: Syntax): Expression {
    const actual = expression.type;
    if (kinds.includes(actual.kind) || actual.kind === 'null') return expression;
    const expected = kindSays({ kind: kinds[0], whole: true } as FeelType);
    const is = kindSays(actual);
    throw new Refusal('feel.wrong-type', node.from, {
      found: expression.text,
      actual: is.zh,
      actualEn: is.en,
      expected: expected.zh,
      expectedEn: expected.en,
    });
  }

  read(node: Syntax): Expression {
    const parts = childrenOf(node);
    const [first, second, third] = parts;
    switch (node.name) {
      case 'Expression':
      case 'ParenthesizedExpression': {
        const inner = node.name === 'Expression' ? first : second;
        if (!inner) throw this.unsupported(node);
        return this.read(inner);
      }
      case 'NumericLiteral':
        return this.number(node);
      case 'StringLiteral':
        return this.string(node);
      case 'BooleanLiteral':
        return this.literal(node, this.textOf(node) === 'true', { kind: 'boolean' });
      case 'null':
        return this.literal(node, null, { kind: 'null' });
      case 'DateTimeLiteral':
        return this.date(node);
      case 'VariableName':
        return this.name(node);
      case '?':
        if (this.subject) return this.subject;
        throw this.unsupported(node);
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
        return callFunction(this, node);
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

  private literal(node: Syntax, value: string | boolean | null, type: FeelType): Expression {
    return placeLiteral({ kind: 'literal', value, type, text: this.textOf(node) }, node.from);
  }

  private number(node: Syntax): Expression {
    const text = this.textOf(node);
    const value = Number(text.replace(/\s+/g, ''));
    const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
    if (!Number.isFinite(value) || Math.abs(value) > 9e13 || digits.length > 15) {
      throw new Refusal('feel.amount-too-large', node.from, { found: text.slice(0, 40) });
    }
    return {
      kind: 'literal',
      value,
      text,
      type: { kind: 'number', whole: Number.isInteger(value) },
    };
  }

  private string(node: Syntax): Expression {
    const inner = this.textOf(node).slice(1, -1);
    const value = inner.replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt"'\\]))/g,
      (_, short?: string, long?: string, sign?: string) =>
        sign === undefined
          ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(short ?? long ?? '0', 16)))
          : ({ n: '\n', r: '\r', t: '\t' }[sign] ?? sign),
    );
    return this.literal(node, value, { kind: 'text' });
  }

  /** `date("2024-07-01")`: the one temporal form of the subset. */
  private date(node: Syntax): Expression {
    const shape = /^date\s*\(\s*"([^"]*)"\s*\)$/.exec(this.textOf(node));
    if (!shape) throw this.unsupported(node);
    const text = shape[1] ?? '';
    if (!isCivilDate(text)) throw new Refusal('value.not-a-date', node.from, { text });
    return this.literal(node, text, { kind: 'date' });
  }

  private name(node: Syntax): Expression {
    const text = this.textOf(node);
    const name = text.replace(/\s+/g, ' ');
    const named = this.scope.names.get(name);
    if (named) return { kind: named.kind, id: named.id, type: named.type, text };
    const proposal = nearestName(name, this.scope.names.keys());
    throw new Refusal('feel.unknown-name', node.from, { name, proposal });
  }

  private arithmetic(node: Syntax): Expression {
    const [first, second, third] = childrenOf(node);
    if (first?.name === 'ArithOp' && second) {
      const operand = this.expect(this.read(second), ['number', 'money'], second);
      return { kind: 'negate', operand, type: operand.type, text: this.textOf(node) };
    }
    if (!first || !second || !third) throw this.unsupported(node);
    const left = this.expect(this.read(first), ['number', 'money'], first);
    const right = this.expect(this.read(third), ['number', 'money'], third);
    const operator = this.textOf(second) as ArithmeticOperator;
    return arithmetic(operator, left, right, this.textOf(node), node.from);
  }

  private choice(node: Syntax, parts: readonly Syntax[]): Expression {
    const [, condition, , yes, , no] = parts;
    if (!condition || !yes || !no) throw this.unsupported(node);
    const branches = [this.read(yes), this.read(no)] as const;
    const sides = alike(...branches);
    if (!sides) {
      // Told as a comparison would be: both branches with their types.
      this.compare('=', ...branches, node);
      throw this.unsupported(node);
    }
    return {
      kind: 'if',
      condition: this.expect(this.read(condition), ['boolean'], condition),
      yes: sides[0],
      no: sides[1],
      text: this.textOf(node),
      type: joined(sides[0].type, sides[1].type),
    };
  }
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
  const reader = new ExpressionReader(source, scope, subject);
  const top = parseSyntax(source, scope, 'UnaryTests');
  const parts = childrenOf(top);
  const [first] = parts;
  if (!first || first.name === 'Wildcard') return undefined;
  const negated = first.name === 'not';
  const tests = negated ? parts[2] : first;
  if (!tests) throw reader.unsupported(top);
  const test = readTest(reader, tests, subject);
  return negated ? { kind: 'not', operand: test, text: source, type: { kind: 'boolean' } } : test;
}
