import { parser, trackVariables } from 'lezer-feel';
import { findFullWidth } from '../names.ts';
import { Refusal } from '../problems.ts';
import type { Scope } from './scope.ts';
import type { FeelType } from './types.ts';

/** A node of the parsed text. */
export type Syntax = ReturnType<typeof parser.parse>['topNode'];

/** Characters of an expression of a policy, and of one that is evaluated by itself. */
const lengthMax = { unknown: 4_000, feel: 8_000 } as const;
const depthMax = 200;

/** Children of a node, in order, without comments. */
export function childrenOf(node: Syntax): Syntax[] {
  const children: Syntax[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}

function refuseBroken(tree: Syntax, source: string): void {
  const cursor = tree.cursor();
  let depth = 0;
  for (;;) {
    if (cursor.type.isError) {
      const found = source.slice(cursor.from, cursor.from + 12).trim();
      throw new Refusal('feel.syntax', cursor.from, { found: found === '' ? '…' : found });
    }
    if (depth > depthMax) throw new Refusal('feel.too-deep', cursor.from, { limit: depthMax });
    if (cursor.firstChild()) {
      depth += 1;
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return;
      depth -= 1;
    }
  }
}

/**
 * Parses FEEL text.
 *
 * @throws Refusal for text that is too long, too deep, has full-width signs or cannot be read.
 */
export function parseSyntax(
  source: string,
  scope: Scope,
  top: 'Expression' | 'UnaryTests',
): Syntax {
  const limit = lengthMax[scope.nulls];
  if (source.length > limit) throw new Refusal('feel.too-long', 0, { limit });
  const typed = scope.nulls === 'unknown';
  if (typed) refuseFullWidth(source, scope);
  if (source.trim() === '') throw new Refusal('feel.syntax', 0, { found: '…' });
  refuseNesting(source);
  const context = scope.shape ?? shapeOfNames(scope.names);
  const tree = parser.configure({ top, contextTracker: trackVariables(context) }).parse(source);
  try {
    refuseBroken(tree.topNode, source);
  } catch (error) {
    // In plain FEEL such a sign may stand in a name; where the text cannot be read it is the likely cause.
    refuseFullWidth(source, scope);
    throw error;
  }
  return tree.topNode;
}

/** Refuses a sign that only looks like an operator, quote or comma. */
export function refuseFullWidth(source: string, scope: Scope): void {
  const sign = findFullWidth(source, scope.names.keys());
  if (!sign) return;
  throw new Refusal('feel.full-width', sign.at, { found: sign.found, proposal: sign.proposal });
}

/** Brackets, or signs before a value, nested deeper than any node may be: refused before the text is parsed. */
function refuseNesting(source: string): void {
  let depth = 0;
  let signs = 0;
  let quoted = false;
  for (let i = 0; i < source.length; i++) {
    const sign = source.charAt(i);
    if (sign === '-' && !quoted) signs += 1;
    else if (sign.trim() !== '') signs = 0;
    if (sign === '\\' && quoted) i += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth -= 1;
    if (depth > depthMax || signs > depthMax) {
      throw new Refusal('feel.too-deep', i, { limit: depthMax });
    }
  }
}

/** Entries of a type's values, as the parser wants them: a list's are its items'. */
function shapeOf(type: FeelType): unknown {
  if (type.kind === 'list') return shapeOf(type.of);
  if (type.kind !== 'record') return null;
  return Object.fromEntries([...type.fields].map(([name, field]) => [name, shapeOf(field.type)]));
}

function shapeOfNames(names: Scope['names']): Readonly<Record<string, unknown>> {
  const shape: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, { type }] of names) shape[name] = shapeOf(type);
  return shape;
}
