import { Refusal } from '../../problems.ts';
import type { Builtin } from '../builtin.ts';
import { builtins } from '../builtins/builtins.ts';
import { typeBuiltin } from '../builtin-types.ts';
import { callFunction, isScalarFunction } from '../functions.ts';
import type { Reader } from '../reader.ts';
import { childrenOf, type Syntax } from '../syntax.ts';
import type { Expression } from '../tree.ts';
import type { FeelType } from '../types.ts';
import { resolveName } from './names.ts';

const any: FeelType = { kind: 'any' };

interface Arguments {
  readonly written: readonly Syntax[];
  /** Names of named arguments, in the order written. */
  readonly names: readonly string[] | undefined;
}

function argumentsOf(reader: Reader, node: Syntax): Arguments {
  const list = childrenOf(node).find((part) => part.name.endsWith('Parameters'));
  const parts = list ? childrenOf(list) : [];
  if (list?.name !== 'NamedParameters') return { written: parts, names: undefined };
  const named = parts.map((part) => childrenOf(part));
  return {
    written: named.map(([, value], i) => value ?? parts[i] ?? node),
    names: named.map(([name]) => (name ? reader.textOf(name).trim().replace(/\s+/g, ' ') : '')),
  };
}

/** Signatures of a built-in as a problem shows them. */
const signatureOf = (builtin: Builtin): string =>
  builtin.parameters.map((names) => `${builtin.name}(${names.join(', ')})`).join(' / ');

const optional = (name: string): boolean => name.endsWith('?');
const variadic = (name: string): boolean => name.startsWith('...');
const bare = (name: string): string => name.replace(/^\.\.\./, '').replace(/\?$/, '');

function takes(signature: readonly string[], count: number): boolean {
  const least = signature.filter((name) => !optional(name) && !variadic(name)).length;
  const more = signature.some(variadic);
  return count >= least + (more ? 1 : 0) && (more || count <= signature.length);
}

/** The function that the arguments choose, and they in its order; undefined where no signature fits. */
function placed(
  builtin: Builtin,
  given: Arguments,
): { readonly chosen: Builtin; readonly args: readonly (Syntax | undefined)[] } | undefined {
  const { names, written } = given;
  if (!names) {
    const fits = builtin.parameters.some((signature) => takes(signature, written.length));
    return fits ? { chosen: builtin, args: written } : undefined;
  }
  if (new Set(names).size < names.length) return undefined;
  const at = builtin.parameters.findIndex((parameters) => {
    const all = parameters.map(bare);
    const needed = parameters.filter((name) => !optional(name)).map(bare);
    return names.every((name) => all.includes(name)) && needed.every((n) => names.includes(n));
  });
  const signature = builtin.parameters[at];
  if (!signature) return undefined;
  const ordered = signature.map((name) => written[names.indexOf(bare(name))]);
  while (ordered.length > 0 && ordered.at(-1) === undefined) ordered.pop();
  return { chosen: builtin.bySignature?.(at) ?? builtin, args: ordered };
}

const nothing = (text: string): Expression => ({
  kind: 'literal',
  value: null,
  type: { kind: 'null' },
  text,
});

function callBuiltin(reader: Reader, builtin: Builtin, node: Syntax): Expression {
  const text = reader.textOf(node);
  const call = placed(builtin, argumentsOf(reader, node));
  if (!call) {
    // In plain FEEL a call that fits no signature is null (DMN 1.5, 10.3.2).
    if (!reader.typed) return nothing(text);
    const { name } = builtin;
    throw new Refusal('feel.wrong-arguments', node.from, { name, signature: signatureOf(builtin) });
  }
  const { chosen, args } = call;
  if (reader.typed) return typeBuiltin(reader, chosen, args, node, signatureOf(builtin));
  const read = args.map((arg) => (arg ? reader.read(arg) : nothing('')));
  return { kind: 'builtin', builtin: chosen, args: read, type: any, text };
}

function callValue(reader: Reader, callee: Expression, node: Syntax): Expression {
  const { written, names } = argumentsOf(reader, node);
  const text = reader.textOf(node);
  const args = written.map((arg) => reader.read(arg));
  if (!reader.typed) return { kind: 'invoke', callee, args, names, type: any, text };
  const fn = callee.type;
  if (fn.kind !== 'function') throw reader.wrongType(callee, 'function', node);
  if (names !== undefined || fn.parameters.length !== args.length) {
    const signature = `${callee.text}(${fn.parameters.map((_, i) => `p${i + 1}`).join(', ')})`;
    throw new Refusal('feel.wrong-arguments', node.from, { name: callee.text, signature });
  }
  const checked = args.map((arg, i) => {
    const wanted = fn.parameters[i];
    return wanted ? reader.expect(arg, [wanted.kind], written[i] ?? node) : arg;
  });
  return { kind: 'invoke', callee, args: checked, names, type: fn.result, text };
}

function readNot(reader: Reader, node: Syntax): Expression {
  const { written } = argumentsOf(reader, node);
  const [operand] = written;
  if (!operand || written.length !== 1) {
    if (!reader.typed) return nothing(reader.textOf(node));
    throw new Refusal('feel.wrong-arguments', node.from, { name: 'not', signature: 'not(true)' });
  }
  const read = reader.expect(reader.read(operand), ['boolean'], operand);
  return { kind: 'not', operand: read, type: { kind: 'boolean' }, text: reader.textOf(node) };
}

/** `f(a, b)`: a function value, a built-in, or one of the functions of the scalar tree. */
export function readCall(reader: Reader, node: Syntax): Expression {
  const [callee] = childrenOf(node);
  if (!callee) throw reader.unsupported(node);
  const name = reader.textOf(callee).trim().replace(/\s+/g, ' ');
  const isName = callee.name === 'VariableName';
  if (isName) {
    const own = reader.bindings.some((b) => b.name === name) || reader.scope.names.has(name);
    const value = own ? resolveName(reader, name, name) : undefined;
    if (value) return callValue(reader, value, node);
  }
  if (name === 'not') return readNot(reader, node);
  const scalar = reader.typed && isScalarFunction(name) ? callFunction(reader, node) : undefined;
  if (scalar) return scalar;
  const builtin = builtins.get(name);
  if (builtin) return callBuiltin(reader, builtin, node);
  if (isName || callee.name === 'SpecialFunctionName' || callee.name === 'DateTimeConstructor') {
    throw reader.unsupported(node);
  }
  return callValue(reader, reader.read(callee), node);
}
