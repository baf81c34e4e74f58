import type { Reader } from '../reader.ts';
import { childrenOf, type Syntax } from '../syntax.ts';
import { propertyType } from '../temporal-types.ts';
import type { Expression } from '../tree.ts';
import { isNumeric, type FeelType } from '../types.ts';
import { Refusal } from '../../problems.ts';
import { nearestName } from '../../nearest.ts';
import { nameOf } from './names.ts';

/** Type of `operand.name`; of a list, the list of its items'. Undefined where there is no such entry. */
function entryOf(
  type: FeelType,
  name: string,
): { readonly name: string; readonly type: FeelType } | undefined {
  switch (type.kind) {
    case 'record': {
      const field = type.fields.get(name) ?? type.fields.get(nameOf(name));
      return field;
    }
    case 'list': {
      const entry = entryOf(type.of, name);
      return entry && { name: entry.name, type: { kind: 'list', of: entry.type } };
    }
    case 'range':
      if (name === 'start' || name === 'end') return { name, type: type.of };
      return name === 'start included' || name === 'end included'
        ? { name, type: { kind: 'boolean' } }
        : undefined;
    default: {
      const property = propertyType(type, name);
      return property && { name, type: property };
    }
  }
}

function entriesOf(type: FeelType): readonly string[] {
  if (type.kind === 'list') return entriesOf(type.of);
  return type.kind === 'record' ? [...type.fields.keys()] : [];
}

/** `a.b`. */
export function readPath(reader: Reader, node: Syntax): Expression {
  const [operandNode, , nameNode] = childrenOf(node);
  if (!operandNode || !nameNode) throw reader.unsupported(node);
  const operand = reader.read(operandNode);
  const name = reader.textOf(nameNode).trim().replace(/\s+/g, ' ');
  const text = reader.textOf(node);
  if (!reader.typed) return { kind: 'path', operand, name, type: { kind: 'any' }, text };
  const entry = entryOf(operand.type, name);
  if (!entry) {
    const proposal = nearestName(name, entriesOf(operand.type));
    throw new Refusal('feel.unknown-name', nameNode.from, { name, proposal });
  }
  return { kind: 'path', operand, name: entry.name, type: entry.type, text };
}

/** `list[test]` and `list[place]`. */
export function readFilter(reader: Reader, node: Syntax): Expression {
  const [operandNode, , testNode] = childrenOf(node);
  if (!operandNode || !testNode) throw reader.unsupported(node);
  const operand = reader.expect(reader.read(operandNode), ['list'], operandNode);
  const of: FeelType = operand.type.kind === 'list' ? operand.type.of : { kind: 'any' };
  const test = reader.within([{ name: 'item', type: of, item: true }], () => reader.read(testNode));
  const text = reader.textOf(node);
  if (!reader.typed) return { kind: 'filter', operand, test, type: { kind: 'any' }, text };
  reader.expect(test, ['boolean', 'number'], testNode);
  return { kind: 'filter', operand, test, type: isNumeric(test.type) ? of : operand.type, text };
}
