import { isPercent, type Quantity } from '../quantities.ts';
import type { Sentence } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

/** Parts that are looked at for one whole. */
const most = 40;
const total = /(?:合计|总计|共计(?!划)|一共|总共|共有|共)(?:约|为|达)?$/u;
const amongIt = /^\p{Script=Han}{0,8}[，,（(]?\s?其中/u;
const allOfIt = /^[，,：:（(]?\s?(?:包括|分为|分别为|分别是|由|即)/u;
const onlyAnd = /^[^，。；、]{0,24}[、，和及]?[^，。；、]{0,24}$/u;

/** Parts agree with their whole: none exceeds it, and listed parts make up the sum that is given. */
export const sums: Rule = {
  codes: {
    'part-exceeds-whole': {
      severity: 'error',
      says: {
        zh: '部分“{it}”大于总数“{whole}”。',
        en: 'The part “{it}” exceeds the whole “{whole}”.',
      },
      remedy: { zh: '请核对两个数，改正有误的一个。', en: 'Check both and mend the wrong one.' },
    },
    'sum-contradicts': {
      severity: 'error',
      says: {
        zh: '各项之和为{sum}，与“{it}”不符。',
        en: 'The parts add up to {sum}, not to “{it}”.',
      },
      remedy: {
        zh: '请逐项核对；没有列全的，写明“其中”或“等”。',
        en: 'Check each part; where not all are listed, say so (其中, 等).',
      },
    },
  },
  find: ({ body }) =>
    body.flatMap(({ where, sentences }) =>
      sentences.flatMap((sentence) =>
        [...partsAfter(sentence), ...partsBefore(sentence)].map((hit) => ({
          ...hit,
          where,
          at: sentence.at + (hit.at ?? 0),
        })),
      ),
    ),
};

type Found = Omit<Hit, 'where'>;

/** 共299项，其中设备类60项、材料类47项 */
function partsAfter({ text, quantities }: Sentence): Found[] {
  return quantities.flatMap((whole, place): Found[] => {
    const rest = text.slice(whole.end);
    const among = amongIt.test(rest);
    if ((!among && !allOfIt.test(rest)) || isPercent(whole) || whole.unit === '') return [];
    const parts = partsOf(text, quantities.slice(place + 1, place + 1 + most), whole);
    const over = parts.find((part) => part.low > whole.high);
    if (over) return [exceeds(over, whole)];
    if (among || parts.length < 2) return [];
    return sumHit(parts, whole, 'exact');
  });
}

/** Quantities of the whole's unit up to the next whole; what stands in brackets or behind 其中 is a part of a part. */
function partsOf(text: string, after: readonly Quantity[], whole: Quantity): Quantity[] {
  const parts: Quantity[] = [];
  for (const part of after) {
    if (part.unit !== whole.unit) continue;
    const lead = text.slice(parts.at(-1)?.end ?? whole.end, part.at);
    if (parts.length > 0 && (/其中|[（(]/u.test(lead) || total.test(lead))) break;
    parts.push(part);
  }
  return parts;
}

/** 设备类60项、材料类47项、其他192项，共计299项 */
function partsBefore({ text, quantities }: Sentence): Found[] {
  return quantities.flatMap((whole, place): Found[] => {
    const last = quantities[place - 1];
    if (!last || isPercent(whole) || whole.unit === '') return [];
    const lead = text.slice(last.end, whole.at);
    if (!total.test(lead) || lead.length > 8) return [];
    const parts: Quantity[] = [];
    for (let at = place - 1; at >= Math.max(0, place - most); at -= 1) {
      const part = quantities[at];
      if (!part || part.unit !== whole.unit) break;
      const next = parts[0];
      if (next && !onlyAnd.test(text.slice(part.end, next.at))) break;
      parts.unshift(part);
    }
    const [first] = parts;
    if (!first || parts.length < 2 || parts.some((each) => amongIt.test(text.slice(each.end))))
      return [];
    return sumHit(parts, whole, lead.includes('等') ? 'at most' : 'exact');
  });
}

function sumHit(parts: readonly Quantity[], whole: Quantity, how: 'exact' | 'at most'): Found[] {
  const add = (end: 'low' | 'high' | 'value'): number =>
    Number(parts.reduce((sum, part) => sum + part[end], 0).toPrecision(12));
  if (add('low') > whole.high || (how === 'exact' && add('high') < whole.low)) {
    const sum = `${plain(add('value'), whole)}${whole.counter}`;
    return [{ code: 'sum-contradicts', at: whole.at, excerpt: whole.text, values: { sum } }];
  }
  return [];
}

const plain = (value: number, { scaled }: Quantity): string =>
  scaled && value >= 1e4 ? `${Number((value / 1e4).toPrecision(12))}万` : String(value);

function exceeds(part: Quantity, whole: Quantity): Found {
  return {
    code: 'part-exceeds-whole',
    at: part.at,
    excerpt: part.text,
    values: { whole: whole.text },
  };
}
