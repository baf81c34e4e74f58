import type { Reader } from '../reader.ts';
import { childrenOf, type Syntax } from '../syntax.ts';
import type { Expression } from '../tree.ts';
import type { FeelType } from '../types.ts';
import { readType } from './types.ts';

const any: FeelType = { kind: 'any' };

/**
 * `function(x: T) body`.
 *
 * @param expected  Types of the parameters where what takes the function says them.
 */
export function readDefinition(
  reader: Reader,
  node: Syntax,
  expected: readonly FeelType[] = [],
): Expression {
  const parts = childrenOf(node);
  if (parts.some((part) => part.name === 'external')) throw reader.unsupported(node);
  const formal = parts.find((part) => part.name === 'FormalParameters');
  const bodyNode = parts.find((part) => part.name === 'FunctionBody');
  const [written] = bodyNode ? childrenOf(bodyNode) : [];
  if (!written) throw reader.unsupported(node);
  const parameters = (formal ? childrenOf(formal) : []).map((part, i) => {
    const [nameNode, typeNode] = childrenOf(part);
    const name = nameNode ? reader.textOf(nameNode).trim().replace(/\s+/g, ' ') : '';
    const test = typeNode ? readType(reader, typeNode) : undefined;
    const type = test?.type ?? expected[i] ?? any;
    if (reader.typed && type.kind === 'any') throw reader.unsupported(node);
    return { name, type, ...(test && { test }) };
  });
  const body = reader.within(parameters, () => reader.read(written));
  const type: FeelType = reader.typed
    ? { kind: 'function', parameters: parameters.map((p) => p.type), result: body.type }
    : any;
  return { kind: 'function', parameters, body, type, text: reader.textOf(node) };
}
