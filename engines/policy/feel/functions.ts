import { Refusal } from '../problems.ts';
import { alike, joined } from './operations.ts';
import type { Reader } from './reader.ts';
import { childrenOf, type Syntax } from './syntax.ts';
import { readContains } from './tests.ts';
import type { Call, Expression } from './tree.ts';
import type { FeelType } from './types.ts';

/** Signatures as a problem shows them. */
const signatures: Readonly<Record<string, string>> = {
  not: 'not(true)',
  min: 'min(1, 2, …)',
  max: 'max(1, 2, …)',
  sum: 'sum(1, 2, …)',
  count: 'count([1, 2, …])',
  abs: 'abs(-1)',
  floor: 'floor(1.5)',
  ceiling: 'ceiling(1.5)',
  'list contains': 'list contains(["a", "b"], x)',
  date: 'date("2024-07-01")',
};

export const functionNames = Object.keys(signatures).join(', ');

const itemsOf = (list: Syntax): Syntax[] =>
  childrenOf(list).filter((part) => part.name !== '[' && part.name !== ']');

function sameType(args: readonly Expression[], refuse: () => Refusal): Expression[] {
  const money = args.find((arg) => arg.type.kind === 'money');
  const lead = money ?? args.find((arg) => arg.type.kind !== 'null');
  return args.map((arg) => {
    if (!lead) return arg;
    const pair = alike(lead, arg);
    if (!pair || (arg.type.kind !== 'null' && !['number', 'money'].includes(arg.type.kind))) {
      throw refuse();
    }
    return pair[1];
  });
}

function resultOf(name: Call['name'], args: readonly Expression[]): FeelType {
  if (name === 'count') return { kind: 'number', whole: true };
  const type = args.map((arg) => arg.type).reduce(joined);
  if (type.kind === 'null') return { kind: 'number', whole: false };
  const rounds = name === 'floor' || name === 'ceiling';
  return rounds && (type.kind === 'number' || type.kind === 'money')
    ? { ...type, whole: true }
    : type;
}

/** A call of one of the supported functions. */
export function callFunction(reader: Reader, node: Syntax): Expression {
  const [callee, , parameters] = childrenOf(node);
  const name = callee ? reader.textOf(callee).replace(/\s+/g, ' ') : '';
  const signature = Object.hasOwn(signatures, name) ? signatures[name] : undefined;
  if (signature === undefined) throw reader.unsupported(node);
  const refuse = () => new Refusal('feel.wrong-arguments', node.from, { name, signature });
  if (parameters?.name !== 'PositionalParameters') throw refuse();
  const written = childrenOf(parameters);
  const [first, second] = written;
  const text = reader.textOf(node);
  if (!first) throw refuse();
  if (name === 'not') {
    if (second) throw refuse();
    const operand = reader.expect(reader.read(first), ['boolean'], first);
    return { kind: 'not', operand, text, type: { kind: 'boolean' } };
  }
  if (name === 'list contains') {
    if (first.name !== 'List' || !second || written.length > 2) throw refuse();
    return readContains(reader, first, second, text);
  }
  const call = name as Call['name'];
  if (call === 'count') {
    if (first.name !== 'List' || second) throw refuse();
    return {
      kind: 'call',
      name: call,
      args: itemsOf(first).map((item) => reader.read(item)),
      text,
      type: resultOf(call, []),
    };
  }
  const several = call === 'min' || call === 'max' || call === 'sum';
  const list = several && first.name === 'List' && !second ? itemsOf(first) : written;
  if (list.length === 0 || (!several && list.length !== 1)) throw refuse();
  const args = sameType(
    list.map((arg) => reader.read(arg)),
    refuse,
  );
  return { kind: 'call', name: call, args, text, type: resultOf(call, args) };
}
