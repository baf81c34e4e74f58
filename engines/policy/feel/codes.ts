import { nearestName } from '../nearest.ts';
import { Refusal } from '../problems.ts';
import type { Expression } from './tree.ts';
import type { CodeList } from './types.ts';

/** Where a literal of text stands in the expression; needed to point at a wrong code. */
const positions = new WeakMap<Expression, number>();

/** Remembers the position of a text literal. */
export function placeLiteral(node: Expression, at: number): Expression {
  positions.set(node, at);
  return node;
}

/**
 * A text literal beside a coded fact, as one of its codes. The officer may write the code or its
 * Chinese label (`"doctor"` or `"博士研究生"`).
 */
export function resolveCode(node: Expression, list: CodeList): Expression {
  const at = positions.get(node) ?? 0;
  if (node.kind !== 'literal' || typeof node.value !== 'string') {
    throw new Refusal('feel.wrong-type', at, {
      found: node.text,
      actual: '文字',
      actualEn: 'text',
      expected: `“${list.name}”的代码`,
      expectedEn: `a code of “${list.name}”`,
    });
  }
  const written = node.value;
  const code = list.codes.has(written)
    ? written
    : [...list.codes].find(([, label]) => label.zh === written)?.[0];
  if (code !== undefined) return { ...node, value: code, type: { kind: 'code', list } };
  throw new Refusal('feel.unknown-code', at, {
    name: list.name,
    code: written,
    proposal: nearestName(written, [
      ...list.codes.keys(),
      ...[...list.codes.values()].map((l) => l.zh),
    ]),
    codes: [...list.codes.keys()].join('、'),
  });
}
