import { Refusal } from '../problems.ts';
import { memberOf, readMember } from './forms/membership.ts';
import { alike } from './operations.ts';
import type { Reader } from './reader.ts';
import { childrenOf, type Syntax } from './syntax.ts';
import { walk, type CompareOperator, type Expression } from './tree.ts';

const isLogic = (node: Syntax | undefined): boolean =>
  node?.name === 'Conjunction' || node?.name === 'Disjunction';

function both(kind: 'and' | 'or', operands: readonly Expression[], text: string): Expression {
  const [only] = operands;
  if (operands.length === 1 && only) return only;
  return { kind, operands, text, type: { kind: 'boolean' } };
}

function needsBrackets(reader: Reader, node: Syntax): Refusal {
  return new Refusal('feel.needs-brackets', node.from, { found: reader.textOf(node).slice(0, 40) });
}

/** Whether a test speaks of `?` itself, so that it is its own answer. */
function speaksOf(test: Expression, subject: Expression): boolean {
  for (const node of walk(test)) if (node === subject) return true;
  return false;
}

function readRange(reader: Reader, node: Syntax, subject: Expression): Expression {
  const [open, low, , high, close] = childrenOf(node);
  if (!open || !low || !high || !close) throw reader.unsupported(node);
  const atLeast: CompareOperator = reader.textOf(open) === '[' ? '>=' : '>';
  const atMost: CompareOperator = reader.textOf(close) === ']' ? '<=' : '<';
  const tests = [
    reader.compare(atLeast, subject, reader.read(low), low),
    reader.compare(atMost, subject, reader.read(high), high),
  ];
  return both('and', tests, reader.textOf(node));
}

/** The subject and a list or range of its kind; undefined where the value is not one. */
function heldBy(
  value: Expression,
  subject: Expression,
): readonly [Expression, Expression] | undefined {
  const { type } = value;
  if (type.kind !== 'list' && type.kind !== 'range') return undefined;
  if (subject.type.kind === type.kind) return undefined;
  const item = { ...value, type: type.of } as Expression;
  const pair = alike(subject, item);
  return pair && [pair[0], value];
}

/** One unary test, or several (any of them), of a subject. */
export function readTest(reader: Reader, node: Syntax, subject: Expression): Expression {
  const parts = childrenOf(node);
  const [first, second] = parts;
  switch (node.name) {
    case 'PositiveUnaryTests':
      return both(
        'or',
        parts.map((part) => readTest(reader, part, subject)),
        reader.textOf(node),
      );
    case 'List': {
      const items = parts.filter((part) => part.name !== '[' && part.name !== ']');
      if (items.length === 0) throw reader.unsupported(node);
      return both(
        'or',
        items.map((part) => readTest(reader, part, subject)),
        reader.textOf(node),
      );
    }
    case 'PositiveUnaryTest':
      if (!first) throw reader.unsupported(node);
      return readTest(reader, first, subject);
    case 'SimplePositiveUnaryTest':
      if (first?.name === 'CompareOp' && second) {
        if (isLogic(second) || second.name === 'Comparison') throw needsBrackets(reader, node);
        const operator = reader.textOf(first) as CompareOperator;
        return reader.compare(operator, subject, reader.read(second), node);
      }
      if (!first) throw reader.unsupported(node);
      return readTest(reader, first, subject);
    case 'Interval':
      return readRange(reader, node, subject);
    default: {
      const value = reader.read(node);
      const pair = heldBy(value, subject);
      if (pair) return memberOf(...pair, reader.textOf(node));
      if (reader.subject && value.type.kind === 'boolean' && speaksOf(value, reader.subject)) {
        return value;
      }
      if (isLogic(node) || node.name === 'Comparison') throw needsBrackets(reader, node);
      return reader.compare('=', subject, value, node);
    }
  }
}

/** One operand of unbracketed `and` / `or`, or the operator between two. */
type Piece = { operand: Syntax; of?: Syntax } | 'and' | 'or';

/**
 * The grammar lets an unbracketed test after `in` swallow what follows (`a in [1..3] or b` is read as
 * `a in ([1..3] or b)`); DMN binds `in` tighter. So unbracketed logic is laid out flat and bound anew.
 */
function flatten(reader: Reader, node: Syntax): Piece[] {
  const parts = childrenOf(node);
  const [left, middle, right] = parts;
  if (isLogic(node) && left && right) {
    const operator = node.name === 'Conjunction' ? 'and' : 'or';
    return [...flatten(reader, left), operator, ...flatten(reader, right)];
  }
  if (node.name === 'Comparison' && middle?.name === 'in' && right?.name === 'PositiveUnaryTest') {
    const swallowed = right.firstChild;
    if (left && swallowed && isLogic(swallowed)) {
      const [head, ...rest] = flatten(reader, swallowed);
      if (head && typeof head === 'object' && head.of) throw needsBrackets(reader, node);
      if (head && typeof head === 'object') return [{ operand: head.operand, of: left }, ...rest];
    }
  }
  return [{ operand: node }];
}

function membership(
  reader: Reader,
  subjectNode: Syntax,
  testNode: Syntax,
  text: string,
): Expression {
  const subject = reader.read(subjectNode);
  if (!reader.typed) return readMember(reader, subject, testNode, text);
  const test = readTest(reader, testNode, subject);
  return { kind: 'in', subject, test, text, type: { kind: 'boolean' } };
}

function readOperand(reader: Reader, node: Syntax, of: Syntax | undefined): Expression {
  if (of) return membership(reader, of, node, reader.source.slice(of.from, node.to));
  if (node.name !== 'Comparison') return reader.expect(reader.read(node), ['boolean'], node);
  const parts = childrenOf(node);
  const [subject, operator, third, fourth, fifth] = parts;
  if (!subject || !operator || !third) throw reader.unsupported(node);
  if (operator.name === 'in') {
    const test = third.name === '(' ? fourth : third;
    if (!test) throw reader.unsupported(node);
    return membership(reader, subject, test, reader.textOf(node));
  }
  if (operator.name === 'between' && fifth) {
    const value = reader.read(subject);
    const tests = [
      reader.compare('>=', value, reader.read(third), third),
      reader.compare('<=', value, reader.read(fifth), fifth),
    ];
    const test = both('and', tests, reader.source.slice(operator.from, node.to));
    return {
      kind: 'in',
      subject: value,
      test,
      text: reader.textOf(node),
      type: { kind: 'boolean' },
    };
  }
  return reader.read(node);
}

/** `and`, `or`, `in` and `between`, with `and` bound tighter than `or`. */
export function readLogic(reader: Reader, node: Syntax): Expression {
  const pieces = flatten(reader, node);
  const alternatives: Expression[][] = [[]];
  let from = node.from;
  const spans: { from: number; to: number }[] = [];
  let to = from;
  for (const piece of pieces) {
    if (piece === 'and') continue;
    if (piece === 'or') {
      spans.push({ from, to });
      alternatives.push([]);
      from = -1;
      continue;
    }
    if (from < 0) from = (piece.of ?? piece.operand).from;
    to = piece.operand.to;
    alternatives.at(-1)?.push(readOperand(reader, piece.operand, piece.of));
  }
  spans.push({ from, to });
  const joined = alternatives.map((operands, i) => {
    const span = spans[i];
    return both('and', operands, reader.source.slice(span?.from, span?.to));
  });
  return both('or', joined, reader.textOf(node));
}

/** `list contains(list, element)` is membership in a written list. */
export function readContains(
  reader: Reader,
  list: Syntax,
  element: Syntax,
  text: string,
): Expression {
  return membership(reader, element, list, text);
}
