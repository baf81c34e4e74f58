import { normalizeContextKey } from 'lezer-feel';
import { nearestName } from '../../nearest.ts';
import { Refusal } from '../../problems.ts';
import type { Builtin } from '../builtin.ts';
import { builtins } from '../builtins/builtins.ts';
import type { Reader } from '../reader.ts';
import { refuseFullWidth, type Syntax } from '../syntax.ts';
import type { Expression } from '../tree.ts';

/** A name with its white space and the space around its symbols as FEEL compares names. */
export const nameOf = (text: string): string => normalizeContextKey(text.replace(/\s+/g, ' '));

/** What a name stands for where it is written, or undefined. */
export function resolveName(reader: Reader, written: string, text: string): Expression | undefined {
  const name = nameOf(written);
  const { bindings } = reader;
  const items: number[] = [];
  let found: Expression | undefined;
  for (let up = 0; up < bindings.length && !found; up++) {
    const binding = bindings[bindings.length - 1 - up];
    if (!binding) break;
    const { type } = binding;
    if (nameOf(binding.name) === name) found = { kind: 'local', up, type, text };
    else if (binding.item && type.kind === 'record') {
      const field = type.fields.get(name);
      const operand = { kind: 'local', up, type, text: 'item' } as const;
      if (field) found = { kind: 'path', operand, name: field.name, type: field.type, text };
    } else if (binding.item && type.kind === 'any') items.push(up);
  }
  found ??= inScope(reader, name, text);
  if (!found && items.length === 0) return undefined;
  return items.reduceRight<Expression | undefined>(
    (otherwise, up) => ({
      kind: 'item-entry',
      up,
      name: written,
      otherwise,
      type: { kind: 'any' },
      text,
    }),
    found,
  );
}

function inScope(reader: Reader, name: string, text: string): Expression | undefined {
  const { names } = reader.scope;
  const named = names.get(name) ?? names.get(text);
  if (named) return { kind: named.kind, id: named.id, type: named.type, text };
  if (reader.typed) return undefined;
  const builtin = builtins.get(name);
  return builtin && passedOn(builtin, text);
}

/** A built-in by its name alone: a function of the parameters of its first signature. */
function passedOn(builtin: Builtin, text: string): Expression {
  const type = { kind: 'any' } as const;
  const [written = []] = builtin.parameters;
  const parameters = written.map((name) => ({ name: name.replace(/\?$|^\.\.\./g, '') }));
  const args = parameters.map(({ name }, i): Expression => {
    return { kind: 'local', up: parameters.length - 1 - i, type, text: name };
  });
  const body: Expression = { kind: 'builtin', builtin, args, type, text };
  return { kind: 'function', parameters, body, type, text };
}

/** A variable, or a refusal that names the nearest one. */
export function readName(reader: Reader, node: Syntax): Expression {
  const text = reader.textOf(node);
  const found = resolveName(reader, text.replace(/\s+/g, ' '), text);
  if (found) return found;
  const name = text.replace(/\s+/g, ' ');
  // In plain FEEL a full-width operator can be read as a part of a name.
  if (!reader.typed) refuseFullWidth(reader.source, reader.scope);
  const inner = reader.bindings.map((binding) => binding.name);
  const proposal = nearestName(name, [...inner, ...reader.scope.names.keys()]);
  throw new Refusal('feel.unknown-name', node.from, { name, proposal });
}
