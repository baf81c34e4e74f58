import type { Paper } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

const cited = /(?:第\s?)?([A-Z]?\d{1,12})\s?号(建议|提案)|(建议|提案)[（(]?第?([A-Z]?\d{1,12})号/gu;

/** Title, salutation and receipt speak of one suggestion (建议, 代表) or one proposal (提案, 委员). */
export const references: Rule = {
  codes: {
    'reference-differs': {
      severity: 'error',
      says: {
        zh: '标题为“{title}”号，正文为“{it}”号。',
        en: 'The title names number “{title}”, the text number “{it}”.',
      },
      remedy: {
        zh: '请核对来件编号，改为一致。',
        en: 'Check the number and write the same in both.',
      },
    },
    'addressee-differs': {
      severity: 'error',
      says: {
        zh: '标题是“{kind}”，主送却称“{it}”。',
        en: 'The title speaks of a {kind}, the salutation says “{it}”.',
      },
      remedy: {
        zh: '人大建议称“代表”，政协提案称“委员”。',
        en: 'Suggestions come from 代表, proposals from 委员.',
      },
    },
  },
  find: (paper) => [...numbers(paper), ...addressee(paper)],
};

function numbers({ letter, body }: Paper): Hit[] {
  const titled = new Set([...letter.title.matchAll(cited)].map(numberOf));
  if (titled.size === 0) return [];
  // The receipt stands at the beginning; what is cited later may be another paper.
  for (const { where, typed } of body.slice(0, 2)) {
    const found = [...typed.matchAll(cited)];
    const [first] = found;
    if (!first) continue;
    if (found.some((each) => titled.has(numberOf(each)))) return [];
    const values = { title: [...titled].join('、') };
    return [
      { code: 'reference-differs', where, at: first.index, excerpt: numberOf(first), values },
    ];
  }
  return [];
}

const numberOf = (found: RegExpExecArray): string => found[1] ?? found[4] ?? '';

function addressee({ letter: { title, salutation } }: Paper): Hit[] {
  const kind = /号(建议|提案)|关于.{0,60}(建议|提案)/u.exec(title);
  const said = /(代表|委员)[：:\s]*$/u.exec(salutation.trim())?.[1];
  const name = kind?.[1] ?? kind?.[2];
  if (!name || !said) return [];
  const right = name === '建议' ? '代表' : '委员';
  return said === right
    ? []
    : [{ code: 'addressee-differs', where: 'salutation', excerpt: said, values: { kind: name } }];
}
