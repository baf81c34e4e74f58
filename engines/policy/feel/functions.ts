import { Refusal } from '../problems.ts';
import { alike, joined } from './operations.ts';
import type { Reader } from './reader.ts';
import { childrenOf, type Syntax } from './syntax.ts';
import { readContains } from './tests.ts';
import type { Call, Expression } from './tree.ts';
import { isNumeric, type FeelType } from './types.ts';

/** Signatures as a problem shows them. */
const signatures: Readonly<Record<string, string>> = {
  min: 'min(1, 2, …)',
  max: 'max(1, 2, …)',
  sum: 'sum(1, 2, …)',
  count: 'count([1, 2, …])',
  abs: 'abs(-1)',
  floor: 'floor(1.5)',
  ceiling: 'ceiling(1.5)',
  'list contains': 'list contains(["a", "b"], x)',
};

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

/** Whether the scalar tree has a form of its own for calls of a function. */
export const isScalarFunction = (name: string): boolean => Object.hasOwn(signatures, name);

/**
 * A call that the scalar tree has a form for: figures in place, membership in a written list. Undefined
 * for any other call of these functions, which the closure back end evaluates.
 */
export function callFunction(reader: Reader, node: Syntax): Expression | undefined {
  const [callee, , parameters] = childrenOf(node);
  const name = callee ? reader.textOf(callee).replace(/\s+/g, ' ') : '';
  const signature = signatures[name] ?? name;
  const refuse = () => new Refusal('feel.wrong-arguments', node.from, { name, signature });
  if (parameters?.name !== 'PositionalParameters') return undefined;
  const written = childrenOf(parameters);
  const [first, second] = written;
  const text = reader.textOf(node);
  if (!first) throw refuse();
  if (name === 'list contains') {
    if (first.name !== 'List' || !second || written.length > 2) return undefined;
    return readContains(reader, first, second, text);
  }
  const call = name as Call['name'];
  if (call === 'count') {
    if (first.name !== 'List' || second) return undefined;
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
  if (list.length === 0) throw refuse();
  if (!several && list.length !== 1) return undefined;
  const read = list.map((arg) => reader.read(arg));
  if (read.some((arg) => arg.type.kind !== 'null' && !isNumeric(arg.type))) return undefined;
  const args = sameType(read, refuse);
  return { kind: 'call', name: call, args, text, type: resultOf(call, args) };
}
