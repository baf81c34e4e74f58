import { Refusal } from '../../problems.ts';
import { orderOf } from '../compare-values.ts';
import { unescapeText } from '../literals.ts';
import { alike, joined } from '../operations.ts';
import type { Reader } from '../reader.ts';
import type { Binding } from '../scope.ts';
import { childrenOf, type Syntax } from '../syntax.ts';
import type { Expression } from '../tree.ts';
import { kindSays, type FeelType, type RecordField } from '../types.ts';

const any: FeelType = { kind: 'any' };

/** Items brought to one type, as the items of a list must be in a policy. */
export function sameKind(
  reader: Reader,
  items: readonly Expression[],
  node: Syntax,
): { readonly items: readonly Expression[]; readonly of: FeelType } {
  if (!reader.typed) return { items, of: any };
  const lead =
    items.find((item) => item.type.kind === 'money') ??
    items.find((item) => item.type.kind !== 'null');
  if (!lead) return { items, of: { kind: 'null' } };
  const brought = items.map((item) => {
    const pair = alike(lead, item);
    if (pair) return pair[1];
    const [left, right] = [kindSays(lead.type), kindSays(item.type)];
    throw new Refusal('feel.types-differ', node.from, {
      left: lead.text,
      right: item.text,
      leftType: left.zh,
      leftTypeEn: left.en,
      rightType: right.zh,
      rightTypeEn: right.en,
      operator: '[ , ]',
    });
  });
  return { items: brought, of: brought.map((item) => item.type).reduce(joined) };
}

/** `[a, b]`. */
export function readList(reader: Reader, node: Syntax): Expression {
  const written = childrenOf(node).filter((part) => part.name !== '[' && part.name !== ']');
  const { items, of } = sameKind(
    reader,
    written.map((part) => reader.read(part)),
    node,
  );
  const type: FeelType = reader.typed ? { kind: 'list', of } : any;
  return { kind: 'list', items, type, text: reader.textOf(node) };
}

/** `{a: 1, b: a + 1}`: an entry may read those before it. */
export function readContext(reader: Reader, node: Syntax): Expression {
  const entries: { name: string; value: Expression }[] = [];
  let bindings: readonly Binding[] = [];
  for (const part of childrenOf(node)) {
    if (part.name !== 'ContextEntry') continue;
    const [key, written] = childrenOf(part);
    const named = key && childrenOf(key)[0];
    if (!named || !written) throw reader.unsupported(node);
    const text = reader.textOf(named);
    const name =
      named.name === 'StringLiteral' ? unescapeText(text) : text.trim().replace(/\s+/g, ' ');
    const value = reader.within(bindings, () => reader.read(written));
    entries.push({ name, value });
    bindings = [...bindings, { name, type: value.type }];
  }
  const fields = new Map<string, RecordField>(
    entries.map(({ name, value }) => [name, { name, type: value.type }]),
  );
  const type: FeelType = reader.typed ? { kind: 'record', fields } : any;
  return { kind: 'context', entries, type, text: reader.textOf(node) };
}

/** `[a..b]`, and `(< a)` as a range that is open on one side. */
export function readRange(reader: Reader, node: Syntax): Expression {
  const text = reader.textOf(node);
  const [first, second, , fourth, fifth] = childrenOf(node);
  if (node.name === 'Interval') {
    if (!first || !second || !fourth || !fifth) throw reader.unsupported(node);
    const ends = sameKind(reader, [reader.read(second), reader.read(fourth)], node);
    const [start, end] = ends.items;
    if (reader.typed) refuseReversed(start, end, node);
    return {
      kind: 'range',
      start,
      end,
      startIncluded: reader.textOf(first) === '[',
      endIncluded: reader.textOf(fifth) === ']',
      type: reader.typed ? { kind: 'range', of: ends.of } : any,
      text,
    };
  }
  if (first?.name !== 'CompareOp' || !second) throw reader.unsupported(node);
  const operator = reader.textOf(first);
  if (operator === '!=') throw reader.unsupported(node);
  const end = reader.read(second);
  return {
    kind: 'range',
    start: operator === '<' || operator === '<=' ? undefined : end,
    end: operator === '>' || operator === '>=' ? undefined : end,
    startIncluded: operator === '>=' || operator === '=',
    endIncluded: operator === '<=' || operator === '=',
    type: reader.typed ? { kind: 'range', of: end.type } : any,
    text,
  };
}

/** Two figures the wrong way round hold nothing: a policy that writes so is mistaken. */
function refuseReversed(
  start: Expression | undefined,
  end: Expression | undefined,
  node: Syntax,
): void {
  if (start?.kind !== 'literal' || end?.kind !== 'literal') return;
  const order = orderOf(start.value, end.value);
  if (order !== null && order > 0) {
    throw new Refusal('feel.needs-brackets', node.from, { found: `${start.text}..${end.text}` });
  }
}
