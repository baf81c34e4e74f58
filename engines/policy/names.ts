/** Half-width signs that FEEL gives a meaning to, so that no name may hold them. */
const halfWidth = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^`{|}~]/;
/** Full-width signs that look like operators, quotes or commas. */
const fullWidthInName = /[＞＜＝≥≤≠“”‘’，；：！＋－×÷＊／？]/;
const firstLetter = /^\p{L}/u;
const keywords = new Set(
  'and or not in between if then else for some every return satisfies true false null date time function'.split(
    ' ',
  ),
);

const halfWidthForm: Readonly<Record<string, string>> = {
  '＞': '>', '＜': '<', '＝': '=', '≥': '>=', '≤': '<=', '≠': '!=', '“': '"', '”': '"', '‘': '"', '’': '"',
  '，': ',', '；': ',', '：': ':', '！': '!', '＋': '+', '－': '-', '×': '*', '÷': '/', '＊': '*', '／': '/',
  '（': '(', '）': ')', '【': '[', '】': ']', '　': ' ', '。': '.', '？': '?',
}; // prettier-ignore

/** Whether FEEL can read this as one name (DESIGN, “Policy”). */
export function isAllowedName(name: string): boolean {
  return (
    name.length <= 60 &&
    firstLetter.test(name) &&
    name === name.trim() &&
    !/\s{2}|[\t\n\r\u3000]/.test(name) &&
    !halfWidth.test(name) &&
    !fullWidthInName.test(name) &&
    !name.split(' ').some((word) => keywords.has(word)) &&
    // Every JavaScript object has these.
    !(name in Object.prototype)
  );
}

/** An allowed name as near as possible to the one written. */
export function proposeName(name: string): string {
  const bracketed = name.replace(/\(/g, '（').replace(/\)/g, '）').replace(/\s+/g, ' ');
  const kept = [...bracketed]
    .filter((c) => !halfWidth.test(c) && !fullWidthInName.test(c))
    .join('');
  const led = /^(\d+)(年|月|日|岁)?(.*)$/su.exec(kept);
  // 2024年收入 → 收入2024年: the figure stays, the name begins with a word.
  const turned = led ? `${led[3] ?? ''}${led[1] ?? ''}${led[2] ?? ''}` : kept;
  const proposal = turned.replace(/^[^\p{L}]+/u, '').trim();
  if (keywords.has(proposal) || proposal in Object.prototype) return `${proposal}值`;
  return isAllowedName(proposal) ? proposal : '名称';
}

/** A full-width sign outside quoted text and outside known names. */
export interface FullWidthSign {
  readonly at: number;
  readonly found: string;
  /** The whole expression with every such sign replaced. */
  readonly proposal: string;
}

/** What stands in a comment is read by people only. */
const commentAtStart = /^(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)/;

/** Finds full-width operators, quotes, commas, brackets and digits in an expression. */
export function findFullWidth(source: string, known: Iterable<string>): FullWidthSign | undefined {
  const inName = new Set<number>();
  for (const name of known) {
    if (!/[^\p{L}\p{N} ]/u.test(name)) continue;
    for (let at = source.indexOf(name); at >= 0; at = source.indexOf(name, at + 1)) {
      for (let i = at; i < at + name.length; i++) inName.add(i);
    }
  }
  let first: { at: number; found: string } | undefined;
  let proposal = '';
  let quoted = false;
  for (let i = 0; i < source.length; i++) {
    const sign = source.charAt(i);
    if (quoted && sign === '\\') {
      proposal += sign + source.charAt(++i);
      continue;
    }
    const comment = sign === '/' && !quoted ? commentAtStart.exec(source.slice(i)) : null;
    if (comment) {
      proposal += comment[0];
      i += comment[0].length - 1;
      continue;
    }
    if (sign === '"') quoted = !quoted;
    const digit = sign >= '０' && sign <= '９';
    const half = digit ? String(sign.charCodeAt(0) - 0xff10) : halfWidthForm[sign];
    if (quoted || half === undefined || inName.has(i)) {
      proposal += sign;
      continue;
    }
    first ??= { at: i, found: sign };
    proposal += half;
  }
  return first && { ...first, proposal };
}
