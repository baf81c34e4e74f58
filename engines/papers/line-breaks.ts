const words = new Intl.Segmenter('zh', { granularity: 'word' });
const neverFirst = /^[的，。；：、！？）》”’〉】〕…%]/u;
/** What a reader takes as one word in a title: the session, and the number with what it numbers. */
const units =
  /[一二三四五六七八九十]+(?:届|次会议)|第?[A-Za-z0-9]+号(?:建议|提案)?|[（(][^（()）]{1,6}[）)]/gu;
const neverLast = /[（《“‘〈【〔]$/u;

/** Width of a text in whole characters: half for Latin letters and digits. */
export function characterWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.55 : 1;
  return width;
}

/** Text cut where a line may end: between words, never before closing or after opening marks. */
function pieces(text: string): string[] {
  const kept = [...text.matchAll(units)].map(({ index, 0: unit }) => [index, index + unit.length]);
  const out: string[] = [];
  for (const { segment, index } of words.segment(text)) {
    const last = out.at(-1);
    const joins =
      last !== undefined &&
      (kept.some(([from = 0, until = 0]) => from < index && index < until) ||
        neverFirst.test(segment) ||
        neverLast.test(last) ||
        (/[\w.]$/.test(last) && /^[\w.]/.test(segment)));
    if (joins) out[out.length - 1] = last + segment;
    else out.push(segment);
  }
  return out;
}

/** A piece that is wider than a line is cut by characters, since it must go somewhere. */
function cutWide(piece: string, widest: number): string[] {
  if (characterWidth(piece) <= widest) return [piece];
  const out: string[] = [];
  let line = '';
  for (const character of piece) {
    if (characterWidth(line + character) > widest) {
      out.push(line);
      line = '';
    }
    line += character;
  }
  return [...out, line];
}

/**
 * Break a centred line between words into lines of nearly one length.
 *
 * The fewest lines that fit, and among those the breaks with the smallest sum of squared rests:
 * 回行时词意完整、排列对称、长短适宜.
 *
 * @param widest  Most characters in a line, > 1.
 * @source GB/T 9704-2012 7.3.1
 */
export function balancedLines(text: string, widest: number): string[] {
  const parts = pieces(text).flatMap((piece) => cutWide(piece, widest));
  const total = characterWidth(text);
  if (total <= widest) return [text];
  for (let lines = Math.ceil(total / widest); ; lines += 1) {
    const found = bestBreaks(parts, lines, widest, total / lines);
    if (found) return found;
  }
}

interface Partial {
  readonly cost: number;
  readonly lines: readonly string[];
}

function bestBreaks(
  parts: readonly string[],
  lineCount: number,
  widest: number,
  ideal: number,
): string[] | undefined {
  let reached: (Partial | undefined)[] = [{ cost: 0, lines: [] }];
  for (let line = 0; line < lineCount; line += 1) {
    const next: (Partial | undefined)[] = [];
    for (let start = 0; start < parts.length; start += 1) {
      const before = reached[start];
      if (!before) continue;
      let content = '';
      for (let end = start; end < parts.length; end += 1) {
        content += parts[end];
        const width = characterWidth(content);
        if (width > widest) break;
        const cost = before.cost + (width - ideal) ** 2;
        const best = next[end + 1];
        if (!best || cost < best.cost)
          next[end + 1] = { cost, lines: [...before.lines, content.trim()] };
      }
    }
    reached = next;
  }
  return reached[parts.length]?.lines.slice();
}
