import type { Quantity } from '../quantities.ts';
import type { Rule } from '../rule.ts';

/** Which way a word makes a number inexact; two of one way are a repetition, of two ways a contradiction. */
const ways: readonly (readonly string[])[] = [
  ['超过', '超', '逾', '突破', '余', '多', '以上', '不少于', '不低于'],
  ['近', '将近', '接近', '不足', '不到', '以下', '以内'],
  ['约', '大约', '左右', '上下'],
];

/** A number is made inexact once: 约 or 余, not both. @source GB/T 15835-2011 5.3 */
export const hedges: Rule = {
  codes: {
    'hedge-doubled': {
      severity: 'error',
      says: {
        zh: '“{it}”重复使用了约数词“{words}”。',
        en: '“{it}” is made inexact twice, by “{words}”.',
      },
      remedy: { zh: '请只保留一个约数词。', en: 'Keep one of the words.' },
    },
  },
  find: ({ body }) =>
    body.flatMap(({ where, sentences }) =>
      sentences.flatMap(({ at, quantities }) =>
        quantities.filter(isDoubled).map((each) => ({
          code: 'hedge-doubled',
          where,
          at: at + each.at,
          excerpt: each.text,
          values: { words: each.hedges.join('、') },
        })),
      ),
    ),
};

function isDoubled({ hedges: words }: Quantity): boolean {
  return words.filter((word) => ways.some((way) => way.includes(word))).length > 1;
}
