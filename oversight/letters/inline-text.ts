/** A piece of a line as it crosses the boundary: text, or the slot of a figure. */
export type InlinePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly slotId: string };

const slotToken = /\[\[([a-z][a-z0-9-]{0,39}(?:\/[a-z][a-z0-9-]{0,39})?)\]\]/g;

/** Reads a line as an editor or a template writes it: `[[slot]]` stands for the figure of that slot, `[[a/b]]` for the growth of a against b. */
export function readInlines(line: string): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  let from = 0;
  for (const token of line.matchAll(slotToken)) {
    if (token.index > from) pieces.push({ kind: 'text', text: line.slice(from, token.index) });
    pieces.push({ kind: 'figure', slotId: token[1] ?? '' });
    from = token.index + token[0].length;
  }
  if (from < line.length || pieces.length === 0) {
    pieces.push({ kind: 'text', text: line.slice(from) });
  }
  return pieces;
}

/** Writes pieces as one line; `readInlines` reads it back. */
export function writeInlines(pieces: readonly InlinePiece[]): string {
  return pieces.map((it) => (it.kind === 'text' ? it.text : `[[${it.slotId}]]`)).join('');
}
