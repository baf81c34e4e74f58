import type { Reader } from '../reader.ts';
import { childrenOf, type Syntax } from '../syntax.ts';
import type { Expression } from '../tree.ts';
import { contextTest, functionTest, listTest, simpleTypes, type TypeTest } from '../type-test.ts';

/** A type as written after `instance of` or a parameter. */
export function readType(reader: Reader, node: Syntax): TypeTest {
  const parts = childrenOf(node);
  const [first] = parts;
  switch (node.name) {
    case 'Type':
      if (!first) throw reader.unsupported(node);
      return readType(reader, first);
    case 'ListType': {
      const of = parts.find((part) => part.name === 'Type');
      if (!of) throw reader.unsupported(node);
      return listTest(readType(reader, of));
    }
    case 'ContextType': {
      const entries = parts.find((part) => part.name === 'ContextEntryTypes');
      if (!entries) throw reader.unsupported(node);
      return contextTest(
        childrenOf(entries).map((entry) => {
          const [name, type] = childrenOf(entry);
          if (!name || !type) throw reader.unsupported(entry);
          return [reader.textOf(name).replace(/\s+/g, ' '), readType(reader, type)] as const;
        }),
      );
    }
    case 'FunctionType': {
      const args = parts.find((part) => part.name === 'ArgumentTypes');
      const result = parts.find((part) => part.name === 'Type');
      if (!result) throw reader.unsupported(node);
      const parameters = (args ? childrenOf(args) : []).map((arg) => {
        const [type] = childrenOf(arg);
        return readType(reader, type ?? arg);
      });
      return functionTest(parameters, readType(reader, result));
    }
    default: {
      const simple = simpleTypes.get(reader.textOf(node).trim().replace(/\s+/g, ' '));
      if (!simple) throw reader.unsupported(node);
      return simple;
    }
  }
}

/** `value instance of type`. */
export function readInstanceOf(reader: Reader, node: Syntax): Expression {
  const parts = childrenOf(node);
  const [operandNode] = parts;
  const typeNode = parts.find((part) => part.name === 'Type');
  if (!operandNode || !typeNode) throw reader.unsupported(node);
  return {
    kind: 'instance-of',
    operand: reader.read(operandNode),
    test: readType(reader, typeNode),
    type: { kind: 'boolean' },
    text: reader.textOf(node),
  };
}
