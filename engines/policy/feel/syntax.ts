import { parser, trackVariables } from 'lezer-feel';
import { findFullWidth } from '../names.ts';
import { Refusal } from '../problems.ts';
import type { Scope } from './scope.ts';

/** A node of the parsed text. */
export type Syntax = ReturnType<typeof parser.parse>['topNode'];

const lengthMax = 4_000;
const depthMax = 200;

/** Children of a node, in order. */
export function childrenOf(node: Syntax): Syntax[] {
  const children: Syntax[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
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
  if (source.length > lengthMax) throw new Refusal('feel.too-long', 0, { limit: lengthMax });
  const sign = findFullWidth(source, scope.names.keys());
  if (sign)
    throw new Refusal('feel.full-width', sign.at, { found: sign.found, proposal: sign.proposal });
  if (source.trim() === '') throw new Refusal('feel.syntax', 0, { found: '…' });
  const context: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const name of scope.names.keys()) context[name] = null;
  const tree = parser.configure({ top, contextTracker: trackVariables(context) }).parse(source);
  refuseBroken(tree.topNode, source);
  return tree.topNode;
}
