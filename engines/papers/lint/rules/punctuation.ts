import type { Part } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

const doubled = /[，。；：、！？,;]\s{0,9}[，。；：、！？,.;]|。\.|(?<!\.)\.\.(?!\.)/u;
const halfWidth =
  /(?<=[\p{Script=Han}”》）])(?:[,;:?!()]|-(?=\p{Script=Han}))|[,;:?!()](?=[\p{Script=Han}“《（])|(?<=[\p{Script=Han}》”])"|"(?=[\p{Script=Han}《“])/u;
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b]/u;
const needless = /[》”]、(?=[《“])/u;
const pairs = ['《》', '“”', '‘’', '（）', '【】', '〔〕', '〈〉'] as const;

/** Marks: once, full width, in pairs. @source GB/T 15834-2011 4.5.3.5, 4.8, 4.9, 4.15; GB/T 15835-2011 */
export const punctuation: Rule = {
  codes: {
    'punctuation-doubled': {
      severity: 'error',
      says: { zh: '标点重复：“{it}”。', en: 'Punctuation stands twice: “{it}”.' },
      remedy: { zh: '请只保留一个标点。', en: 'Keep one mark.' },
    },
    'punctuation-half-width': {
      severity: 'warning',
      says: {
        zh: '中文中用了半角标点：“{it}”。',
        en: 'A half-width mark stands in Chinese text: “{it}”.',
      },
      remedy: { zh: '请改用全角标点。', en: 'Use the full-width mark.' },
    },
    'digits-full-width': {
      severity: 'warning',
      says: {
        zh: '数字或字母用了全角：“{it}”。',
        en: 'A digit or letter is of full width: “{it}”.',
      },
      remedy: { zh: '请改用半角数字和字母。', en: 'Use half-width digits and letters.' },
    },
    'mark-needless': {
      severity: 'warning',
      says: {
        zh: '并列的书名号（引号）之间不用顿号：“{it}”。',
        en: 'No 、 stands between titles or quotations in a row: “{it}”.',
      },
      remedy: { zh: '请删去顿号。', en: 'Remove the mark.' },
    },
    'marks-unpaired': {
      severity: 'error',
      says: { zh: '成对标点缺一半：“{it}”。', en: 'A paired mark lacks its partner: “{it}”.' },
      remedy: { zh: '请补上另一半。', en: 'Add the other one.' },
    },
  },
  find: ({ parts }) => parts.flatMap(hitsIn),
};

function hitsIn({ where, typed }: Part): Hit[] {
  const first = (code: string, pattern: RegExp): Hit[] => {
    const found = pattern.exec(typed);
    return found ? [{ code, where, at: found.index, excerpt: around(typed, found.index) }] : [];
  };
  const twice = first('punctuation-doubled', doubled);
  return [
    ...twice,
    ...(twice.length > 0 ? [] : first('punctuation-half-width', halfWidth)),
    ...first('digits-full-width', fullWidth),
    ...first('mark-needless', needless),
    ...pairs.flatMap((pair) => {
      const at = loneAt(typed, pair);
      return at < 0 ? [] : [{ code: 'marks-unpaired', where, at, excerpt: pair }];
    }),
  ];
}

function around(text: string, at: number): string {
  // Digits are cut out: the excerpt must not carry a personal number.
  return text.slice(Math.max(0, at - 4), at + 5).replace(/[\d\uff10-\uff19]/g, '…');
}

/** Where a mark without partner stands; -1 where there is none. */
function loneAt(text: string, [open, close]: string): number {
  const opened: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) opened.push(at);
    else if (text[at] === close && opened.pop() === undefined) return at;
  }
  return opened[0] ?? -1;
}
