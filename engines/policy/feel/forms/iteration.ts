import type { Reader } from '../reader.ts';
import type { Binding } from '../scope.ts';
import { childrenOf, type Syntax } from '../syntax.ts';
import type { Expression, Iterated } from '../tree.ts';
import type { FeelType } from '../types.ts';

const any: FeelType = { kind: 'any' };

function readIterated(reader: Reader, node: Syntax): { iterated: Iterated; of: FeelType } {
  const parts = childrenOf(node);
  const [first, , last] = parts;
  if (!first) throw reader.unsupported(node);
  if (parts.length === 3 && last) {
    const from = reader.expect(reader.read(first), ['number', 'date'], first);
    const to = reader.expect(reader.read(last), [from.type.kind], last);
    const of: FeelType = from.type.kind === 'number' ? { kind: 'number', whole: true } : from.type;
    return { iterated: { from, to }, of: reader.typed ? of : any };
  }
  const over = reader.expect(reader.read(first), ['list', 'range'], first);
  const of = over.type.kind === 'list' || over.type.kind === 'range' ? over.type.of : any;
  return { iterated: { over }, of };
}

/** The iterators of a `for`, `some` or `every`, each bound for the next. */
function readIterators(
  reader: Reader,
  node: Syntax,
): { iterators: Iterated[]; bindings: readonly Binding[] } {
  const iterators: Iterated[] = [];
  let bindings: readonly Binding[] = [];
  for (const part of childrenOf(node)) {
    if (part.name !== 'InExpression') continue;
    const [nameNode, , over] = childrenOf(part);
    if (!nameNode || !over) throw reader.unsupported(node);
    const name = reader.textOf(nameNode).trim().replace(/\s+/g, ' ');
    const { iterated, of } = reader.within(bindings, () => readIterated(reader, over));
    iterators.push(iterated);
    bindings = [...bindings, { name, type: of }];
  }
  return { iterators, bindings };
}

/** `for x in list return body`. */
export function readFor(reader: Reader, node: Syntax): Expression {
  const [, written, , bodyNode] = childrenOf(node);
  if (!written || !bodyNode) throw reader.unsupported(node);
  const { iterators, bindings } = readIterators(reader, written);
  // The type of `partial` is first known when the body is read: in a policy it has no name.
  const partial: Binding = { name: reader.typed ? '' : 'partial', type: any };
  const body = reader.within([...bindings, partial], () => reader.read(bodyNode));
  const type: FeelType = reader.typed ? { kind: 'list', of: body.type } : any;
  return { kind: 'for', iterators, body, type, text: reader.textOf(node) };
}

/** `some x in list satisfies test`, and `every`. */
export function readQuantified(reader: Reader, node: Syntax): Expression {
  const [quantifier, written, , bodyNode] = childrenOf(node);
  if (!quantifier || !written || !bodyNode) throw reader.unsupported(node);
  const { iterators, bindings } = readIterators(reader, written);
  const body = reader.within(bindings, () =>
    reader.expect(reader.read(bodyNode), ['boolean'], bodyNode),
  );
  return {
    kind: quantifier.name === 'every' ? 'every' : 'some',
    iterators,
    body,
    type: { kind: 'boolean' },
    text: reader.textOf(node),
  };
}
