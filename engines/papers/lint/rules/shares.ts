import { isPercent, type Quantity } from '../quantities.ts';
import type { Sentence } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

/** Shares in percent agree with part and base, and do not exceed the whole. */
export const shares: Rule = {
  codes: {
    'share-contradicts': {
      severity: 'error',
      says: {
        zh: '“{it}”与前文不符：{part}占{base}的{right}。',
        en: '“{it}” does not follow: {part} of {base} is {right}.',
      },
      remedy: {
        zh: '请核对部分、总数和占比，改正有误的一项。',
        en: 'Check part, base and share and mend the wrong one.',
      },
    },
    'shares-exceed-whole': {
      severity: 'error',
      says: {
        zh: '各项占比合计{sum}%，超过100%。',
        en: 'The shares add up to {sum} %, above 100 %.',
      },
      remedy: { zh: '请逐项核对占比。', en: 'Check each share.' },
    },
  },
  find: ({ body }) =>
    body.flatMap(({ where, sentences }) =>
      sentences.flatMap((sentence) =>
        [...contradictions(sentence), ...excess(sentence)].map((hit) => ({
          ...hit,
          where,
          at: sentence.at + (hit.at ?? 0),
        })),
      ),
    ),
};

type Found = Omit<Hit, 'where'>;

/** How many quantities back part and base are looked for. */
const within = 16;
const share = /占(?:比)?(?:[^，。；占]{0,24})$/u;

function sharesIn({ text, quantities }: Sentence): Quantity[] {
  return quantities.filter(
    (each) => isPercent(each) && share.test(text.slice(Math.max(0, each.at - 26), each.at)),
  );
}

function contradictions(sentence: Sentence): Found[] {
  const { text, quantities } = sentence;
  return sharesIn(sentence).flatMap((rate): Found[] => {
    const from = text.lastIndexOf('占', rate.at);
    const place = quantities.indexOf(rate);
    const near = quantities.slice(Math.max(0, place - within), place);
    const counts = near.filter((each) => !isPercent(each) && each.unit !== '');
    const before = counts.filter((each) => each.end <= from);
    const part = before.at(-1);
    // 分别占 goes back to as many parts as there are shares; nothing to hold one share against.
    if (!part || from - part.end > 12 || text.slice(0, from).endsWith('分别')) return [];
    const base =
      counts.find((each) => each.at > from && each.end <= rate.at && each.unit === part.unit) ??
      wholeOf(text, before.slice(0, -1), part);
    if (!base || base.value <= 0) return [];
    const half = 0.5 / 10 ** rate.decimals;
    const least = (part.low / base.high) * 100 - half;
    const most = (part.high / base.low) * 100 + half;
    if (rate.high >= least && rate.low <= most) return [];
    const right = `${((part.value / base.value) * 100).toFixed(Math.max(rate.decimals, 1))}%`;
    const values = { part: part.text, base: base.text, right };
    return [{ code: 'share-contradicts', at: from, excerpt: text.slice(from, rate.end), values }];
  });
}

/** The quantity that the parts belong to: the one before 其中, else the only larger one. */
function wholeOf(text: string, before: readonly Quantity[], part: Quantity): Quantity | undefined {
  const same = before.filter((each) => each.unit === part.unit);
  const named = same.findLast((each) => /^[，,（(]?\s?其中/u.test(text.slice(each.end)));
  if (named) return named;
  const larger = same.filter((each) => each.value >= part.value);
  return larger.length === 1 ? larger[0] : undefined;
}

/** One share above 100 %, or shares in one row (joined by 、 or 和) that make more than that. */
function excess(sentence: Sentence): Found[] {
  const { text } = sentence;
  const rows: Quantity[][] = [];
  for (const rate of sharesIn(sentence)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const joined = last && /^[、和及]/u.test(text.slice(last.end));
    if (row && joined && !/[，。；]/u.test(text.slice(last.end, rate.at))) row.push(rate);
    else rows.push([rate]);
  }
  return rows.flatMap((row): Found[] => {
    const sum = Number(row.reduce((all, each) => all + each.low, 0).toFixed(4));
    const [first] = row;
    if (!first || sum <= 100 + 0.5 * (row.length - 1)) return [];
    return [
      {
        code: 'shares-exceed-whole',
        at: first.at,
        excerpt: text.slice(first.at, row.at(-1)?.end),
        values: { sum },
      },
    ];
  });
}
