import type { Part } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

// Particles that never stand twice, and words of two to six characters said twice in a row.
const particle = /([的了在和是为对与将把被向从及以于由至])\1(?![一二三四五六七八九十])/gu;
const word = /(\p{Script=Han}{2,6})\1/gu;
/** Doubling that is meant, or only seems so because two words meet (四川大学 and 大学生). */
const meant = /^(?:[一逐层步处天年月日人家个户点]\p{Script=Han}|大学|中心|\p{Script=Han}级)/u;
const placeholder =
  /(?:X{2,}|x{3,}|×{2,}|\*{2,}|_{2,}|＿{2,}|○{2,}|待补充?|待填写?|待核实|TODO|\?{2,}|？{2,}|【[^】]{0,20}】)/gu;
const damaged = /[\ufffd\ue000-\uf8ff\u2f00-\u2fdf\uf900-\ufaff\u200b-\u200f\u2060\ufeff]/u;
const endsWell = /[。！？：:；…”）》)]$/u;
const hangs = /(?:[，、；：—]|的|和|与|及|以及|或|并|但|因为|为了|通过|对于|关于|其中|包括|如下)$/u;

/** What was typed twice, left open or damaged on its way. */
export const wording: Rule = {
  codes: {
    'word-doubled': {
      severity: 'warning',
      says: { zh: '“{it}”重复。', en: '“{it}” is written twice.' },
      remedy: { zh: '请删去重复的字词。', en: 'Remove one of them.' },
    },
    'placeholder-left': {
      severity: 'error',
      says: { zh: '文字中还有待填的“{it}”。', en: 'A place to be filled is left: “{it}”.' },
      remedy: { zh: '请填写或删去。', en: 'Fill it in or remove it.' },
    },
    'sentence-unfinished': {
      severity: 'warning',
      says: { zh: '这一段没有写完：“{it}”。', en: 'This paragraph is unfinished: “{it}”.' },
      remedy: {
        zh: '请补完句子，段末用句号。',
        en: 'Finish the sentence and close it with a full stop.',
      },
    },
    'character-damaged': {
      severity: 'error',
      says: {
        zh: '有编码损坏或不可见的字符（{point}）。',
        en: 'A damaged or invisible character stands here ({point}).',
      },
      remedy: { zh: '请删去后重新输入。', en: 'Delete it and type it again.' },
    },
  },
  find: ({ parts }) => parts.flatMap(hitsIn),
};

function hitsIn(part: Part): Hit[] {
  const { where, typed } = part;
  const all = (code: string, pattern: RegExp): Hit[] =>
    [...typed.matchAll(pattern)].map((found) => ({
      code,
      where,
      at: found.index,
      excerpt: found[0],
    }));
  const twice = all('word-doubled', word).filter(({ excerpt = '' }) => !meant.test(excerpt));
  const broken = damaged.exec(typed);
  return [
    ...all('word-doubled', particle),
    ...twice,
    ...all('placeholder-left', placeholder),
    ...unfinished(part),
    ...(broken
      ? [
          {
            code: 'character-damaged',
            where,
            at: broken.index,
            values: {
              point: `U+${(typed.codePointAt(broken.index) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
            },
          },
        ]
      : []),
  ];
}

/** A numbered line without a full stop is a heading typed by hand. */
const headingLike =
  /^\s{0,20}(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．])/u;

function unfinished({ where, kind, text }: Part): Hit[] {
  if (kind !== 'paragraph') return [];
  const line = text.trimEnd();
  if (line === '' || (headingLike.test(line) && line.length <= 40 && !hangs.test(line.slice(-4))))
    return [];
  const tail = line.slice(-4);
  const open = hangs.test(tail) && !tail.endsWith('：');
  if (endsWell.test(tail) && !open) return [];
  return [
    {
      code: 'sentence-unfinished',
      where,
      at: Math.max(0, line.length - 8),
      excerpt: line.slice(-8),
    },
  ];
}
