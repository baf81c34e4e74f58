import type { Finding, FindingCode, TypedText } from './finding.ts';

const doubled = /([，。；：、！？,;])\s*[，。；：、！？,.;]|。\.|(?<!\.)\.\.(?!\.)/u;
const halfWidth = /(?<=[\p{Script=Han}”》）])[,;:?!()]|[,;:?!()](?=[\p{Script=Han}“《（])/u;
const pairs = ['《》', '“”', '‘’', '（）', '【】', '〔〕'] as const;

/** Doubled marks, half-width marks in Chinese text, marks without their partner. */
export function lintPunctuation(texts: readonly TypedText[]): Finding[] {
  return texts.flatMap(({ where, text }) => {
    const out: Finding[] = [];
    const twice = doubled.exec(text);
    if (twice) out.push(finding('punctuation-doubled', where, around(text, twice.index)));
    const half = halfWidth.exec(text);
    if (half && !twice)
      out.push(finding('punctuation-half-width', where, around(text, half.index)));
    const open = pairs.find((pair) => !isPaired(text, pair));
    if (open) out.push(finding('marks-unpaired', where, open));
    return out;
  });
}

function around(text: string, at: number): string {
  // Digits are cut out: the excerpt must not carry a personal number.
  return text.slice(Math.max(0, at - 4), at + 5).replace(/\d/g, '…');
}

function isPaired(text: string, [open, close]: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === open) depth += 1;
    if (character === close) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const words = {
  'punctuation-doubled': {
    severity: 'error',
    says: { zh: '标点重复', en: 'Punctuation stands twice' },
    remedy: { zh: '请只保留一个标点。', en: 'Keep one mark.' },
  },
  'punctuation-half-width': {
    severity: 'warning',
    says: { zh: '中文中用了半角标点', en: 'A half-width mark stands in Chinese text' },
    remedy: { zh: '请改用全角标点。', en: 'Use the full-width mark.' },
  },
  'marks-unpaired': {
    severity: 'error',
    says: { zh: '成对标点缺一半', en: 'A paired mark lacks its partner' },
    remedy: { zh: '请补上另一半。', en: 'Add the other one.' },
  },
} as const satisfies Partial<Record<FindingCode, object>>;

function finding(code: keyof typeof words, where: string, excerpt: string): Finding {
  const { severity, says, remedy } = words[code];
  return {
    code,
    severity,
    where,
    excerpt,
    says: { zh: `${says.zh}：“${excerpt}”。`, en: `${says.en}: “${excerpt}”.` },
    remedy,
  };
}
