import { isPercent, type Quantity } from '../quantities.ts';
import type { Sentence } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

const falls = /下降|减少|降低|降幅/u;
const word = /(增长|增加|上升|提高|提升|增幅|下降|减少|降低|降幅)(?:了|达到|达|为)?约?$/u;
const ofBase = /(?:由|从|上年|去年|同期|基数|上期|前一年|上月|上季度)[^，。；]{0,12}$/u;
/** How many quantities back a base is looked for: a sentence that is longer is no list of figures. */
const within = 16;
const year = /(\d{4})年[^，。；]{0,10}$/u;

/** Growth stands beside the base it is counted from, and agrees with it. */
export const growth: Rule = {
  codes: {
    'growth-contradicts': {
      severity: 'error',
      says: {
        zh: '“{it}”与前文不符：由{base}到{now}，应为{word}{right}。',
        en: '“{it}” does not follow: from {base} to {now} it is {right} ({word}).',
      },
      remedy: {
        zh: '请核对基数、现数和增幅三者，改正有误的一项。',
        en: 'Check base, present value and growth against one another and mend the wrong one.',
      },
    },
    'growth-without-base': {
      severity: 'warning',
      says: {
        zh: '“{it}”没有写明基数，读者无法核对。',
        en: '“{it}” is given without its base; nobody can check it.',
      },
      remedy: {
        zh: '请写明上年（期）的数，例如“较上年的200人增长20%”。',
        en: 'Give last year’s figure, for example 较上年的200人增长20%.',
      },
    },
  },
  find: ({ body }) =>
    body.flatMap(({ where, sentences }) =>
      sentences.flatMap((sentence) =>
        hitsIn(sentence).map((hit) => ({ ...hit, where, at: sentence.at + (hit.at ?? 0) })),
      ),
    ),
};

type Found = Omit<Hit, 'where'>;

function hitsIn(sentence: Sentence): Found[] {
  const { text, quantities } = sentence;
  return quantities.flatMap((rate, place): Found[] => {
    const said = word.exec(text.slice(Math.max(0, rate.at - 8), rate.at));
    if (!said) return [];
    const at = rate.at - said[0].length;
    const excerpt = text.slice(at, rate.end);
    const before = quantities
      .slice(Math.max(0, place - within), place)
      .filter((each) => !isPercent(each));
    if (!isPercent(rate))
      return absolute(sentence, before, rate, { at, excerpt, said: said[1] ?? '' });
    const pair = pairOf(text, before);
    if (!pair) return [{ code: 'growth-without-base', at, excerpt }];
    const sign = falls.test(said[0]) ? -1 : 1;
    const half = 0.5 / 10 ** rate.decimals;
    const least =
      sign *
      percent(sign > 0 ? pair.now.low : pair.now.high, sign > 0 ? pair.base.high : pair.base.low);
    const most =
      sign *
      percent(sign > 0 ? pair.now.high : pair.now.low, sign > 0 ? pair.base.low : pair.base.high);
    if (rate.high >= least - half && rate.low <= most + half) return [];
    const right = `${(sign * percent(pair.now.value, pair.base.value)).toFixed(Math.max(rate.decimals, 1))}%`;
    return [contradiction(pair, { at, excerpt, right, word: said[1] ?? '' })];
  });
}

/** 由200套增加到260套，增加60套 */
function absolute(
  { text }: Sentence,
  before: readonly Quantity[],
  by: Quantity,
  { at, excerpt, said }: { at: number; excerpt: string; said: string },
): Found[] {
  const pair = pairOf(
    text,
    before.filter((each) => each.unit === by.unit),
  );
  if (
    !pair ||
    pair.base.unit !== by.unit ||
    /[到至为]$/u.test(text.slice(Math.max(0, by.at - 2), by.at))
  )
    return [];
  const sign = falls.test(said) ? -1 : 1;
  const least = sign > 0 ? pair.now.low - pair.base.high : pair.base.low - pair.now.high;
  const most = sign > 0 ? pair.now.high - pair.base.low : pair.base.high - pair.now.low;
  if (by.high >= least && by.low <= most) return [];
  const right = `${sign * (pair.now.value - pair.base.value)}${by.counter}`;
  return [contradiction(pair, { at, excerpt, right, word: said })];
}

interface Pair {
  readonly base: Quantity;
  readonly now: Quantity;
}

/** The last base before the growth, and the value that grew out of it. */
function pairOf(text: string, before: readonly Quantity[]): Pair | undefined {
  const leadOf = (each: Quantity, at: number): string =>
    text.slice(Math.max(before[at - 1]?.end ?? 0, each.at - 24), each.at);
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const base = before[at];
    if (!base || !ofBase.test(leadOf(base, at))) continue;
    const now = [...before.slice(at + 1), ...before.slice(0, at).toReversed()].find(
      (each) => each.unit === base.unit,
    );
    return now && base.value > 0 ? { base, now } : undefined;
  }
  const [last, previous] = before.toReversed();
  if (!last || !previous || last.unit !== previous.unit) return undefined;
  const [lastYear, previousYear] = [last, previous].map((each) =>
    Number(year.exec(leadOf(each, before.indexOf(each)))?.[1]),
  );
  if (!lastYear || !previousYear || lastYear === previousYear) return undefined;
  return lastYear > previousYear ? { base: previous, now: last } : { base: last, now: previous };
}

const percent = (now: number, base: number): number => (now / base - 1) * 100;

function contradiction(
  { base, now }: Pair,
  { at, excerpt, right, word: said }: { at: number; excerpt: string; right: string; word: string },
): Found {
  const values = { base: base.text, now: now.text, right, word: said };
  return { code: 'growth-contradicts', at, excerpt, values };
}
