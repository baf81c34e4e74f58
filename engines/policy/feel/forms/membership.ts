import type { Builtin } from '../builtin.ts';
import { passes } from '../closure/operations.ts';
import type { Reader } from '../reader.ts';
import { childrenOf, type Syntax } from '../syntax.ts';
import type { CompareOperator, Expression, UnaryTest } from '../tree.ts';
import { Refusal } from '../../problems.ts';

const any = { kind: 'any' } as const;

const speaksOfSubject = (node: Syntax): boolean =>
  node.name === '?' || childrenOf(node).some(speaksOfSubject);

const isLogic = (node: Syntax): boolean =>
  node.name === 'Conjunction' || node.name === 'Disjunction' || node.name === 'Comparison';

/** Unary tests of plain FEEL, read with the subject bound to `?`. */
function readTests(reader: Reader, node: Syntax): UnaryTest[] {
  const parts = childrenOf(node);
  const [first, second] = parts;
  switch (node.name) {
    case 'PositiveUnaryTests':
      return parts.flatMap((part) => readTests(reader, part));
    case 'PositiveUnaryTest':
      if (!first) throw reader.unsupported(node);
      return readTests(reader, first);
    case 'SimplePositiveUnaryTest': {
      if (first?.name !== 'CompareOp' || !second) return [{ equals: reader.read(node) }];
      if (isLogic(second)) {
        const found = reader.textOf(node).slice(0, 40);
        throw new Refusal('feel.needs-brackets', node.from, { found });
      }
      const subject: Expression = { kind: 'local', up: 0, type: any, text: '?' };
      const operator = reader.textOf(first) as CompareOperator;
      return [{ holds: reader.compare(operator, subject, reader.read(second), node) }];
    }
    default: {
      const read = reader.read(node);
      return [speaksOfSubject(node) ? { holds: read } : { equals: read }];
    }
  }
}

/** `subject in tests` where any value may stand on either side. */
export function readMember(
  reader: Reader,
  subject: Expression,
  node: Syntax,
  text: string,
  negated = false,
): Expression {
  const tests = reader.within([{ name: '?', type: subject.type }], () => readTests(reader, node));
  return { kind: 'member', subject, tests, negated, type: { kind: 'boolean' }, text };
}

/** Membership as a function of two values, for lists and ranges that a policy reads. */
const contained: Builtin = {
  name: 'in',
  parameters: [['value', 'test']],
  call: ([value = null, test = null], tools) => passes(value, test, tools),
};

/** `in` a list or a range that is a value, in a policy: their types have been compared. */
export function memberOf(subject: Expression, of: Expression, text: string): Expression {
  const type = { kind: 'boolean' } as const;
  return { kind: 'builtin', builtin: contained, args: [subject, of], type, text };
}
