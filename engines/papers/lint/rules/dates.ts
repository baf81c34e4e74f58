import { isCivilDate, weekdayOf } from '@yanzhen/values/civil-date.ts';
import type { Paper, Part } from '../paper.ts';
import type { Hit, Rule } from '../rule.ts';

const date =
  /(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(?:[（(]?(?:星期|周)([一二三四五六日天])[）)]?)?/gu;
const dayOfYear = /(?<!\d|年)(\d{1,2})月(\d{1,2})日/gu;
const range =
  /(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?\s?(?:至|到|—|–|-){1,2}\s?(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?/gu;
const shortYear = /(?<![\d.])(\d{2})年(\d{1,2})月/gu;
const weekdays = '日一二三四五六';
const past = /(?:截至|截止到|截止|已于|已在|曾于|曾在)$/u;
const future = /(?:将于|将在|拟于|拟在|计划于|计划在|预计于|预计|力争于|力争在)$/u;

/** Days that exist, with their right weekday, on the right side of the letter's own date, in order. */
export const dates: Rule = {
  codes: {
    'date-unreal': {
      severity: 'error',
      says: { zh: '没有“{it}”这一天（月）。', en: 'There is no such day or month: “{it}”.' },
      remedy: { zh: '请核对年月日。', en: 'Check year, month and day.' },
    },
    'date-weekday': {
      severity: 'error',
      says: {
        zh: '“{it}”应为星期{right}。',
        en: 'The weekday of “{it}” is wrong; it is 星期{right}.',
      },
      remedy: { zh: '请改正日期或星期。', en: 'Mend the day or the weekday.' },
    },
    'date-not-past': {
      severity: 'error',
      says: {
        zh: '“{it}”晚于{on}，却写成已经发生。',
        en: '“{it}” is after {on}, yet is told as past.',
      },
      remedy: {
        zh: '请核对日期，或改为“将于”“计划于”。',
        en: 'Check the date, or tell it as planned.',
      },
    },
    'date-not-future': {
      severity: 'error',
      says: {
        zh: '“{it}”早于{on}，却写成将要发生。',
        en: '“{it}” is before {on}, yet is told as to come.',
      },
      remedy: {
        zh: '请核对日期，或写明办理结果。',
        en: 'Check the date, or tell what came of it.',
      },
    },
    'date-after-letter': {
      severity: 'error',
      says: {
        zh: '所引来文“{it}”晚于{on}。',
        en: 'The letter refers to “{it}”, which is later than {on}.',
      },
      remedy: {
        zh: '请核对所引文件的日期和文号。',
        en: 'Check date and number of what is referred to.',
      },
    },
    'date-range-reversed': {
      severity: 'error',
      says: { zh: '“{it}”起止颠倒。', en: '“{it}” ends before it begins.' },
      remedy: { zh: '请核对起止日期。', en: 'Check beginning and end.' },
    },
    'date-short-year': {
      severity: 'warning',
      says: { zh: '“{it}”的年份没有写全。', en: 'The year of “{it}” is not written in full.' },
      remedy: { zh: '年份应写四位数字。', en: 'Write the year in four digits.' },
    },
  },
  find: (paper) => paper.body.flatMap((part) => hitsIn(part, paper)),
};

function hitsIn(part: Part, paper: Paper): Hit[] {
  const { text, where } = part;
  if (!/\d/.test(text)) return [];
  const hit = (code: string, found: RegExpExecArray, values: Hit['values'] = {}): Hit => ({
    code,
    where,
    at: found.index,
    excerpt: found[0],
    values,
  });
  const full = [...text.matchAll(date)].flatMap((found) => {
    const [, year = '', month = '', day] = found;
    const lead = text.slice(Math.max(0, found.index - 6), found.index);
    const iso = isoOf(year, month, day ?? '1');
    if (!isCivilDate(iso)) return [hit('date-unreal', found)];
    return [
      ...weekdayHits(found, iso, hit),
      ...sideHits(found, lead, iso, day !== undefined, paper, hit),
    ];
  });
  const short = [...text.matchAll(dayOfYear)]
    // A leap year has every day that there can be.
    .filter(([, month = '', day = '']) => !isCivilDate(isoOf('2024', month, day)))
    .map((found) => hit('date-unreal', found));
  const reversed = [...text.matchAll(range)]
    .filter(([, ...parts]) => isoOf(...parts.slice(0, 3)) > isoOf(...parts.slice(3, 6)))
    .map((found) => hit('date-range-reversed', found));
  const years = [...text.matchAll(shortYear)].map((found) => hit('date-short-year', found));
  return [...full, ...short, ...reversed, ...years, ...numbers(part, paper, hit)];
}

type MakeHit = (code: string, found: RegExpExecArray, values?: Hit['values']) => Hit;

function weekdayHits(found: RegExpExecArray, iso: string, hit: MakeHit): Hit[] {
  const said = found[4]?.replace('天', '日');
  if (said === undefined || found[3] === undefined) return [];
  const right = weekdays[weekdayOf(iso) % 7] ?? '';
  return said === right ? [] : [hit('date-weekday', found, { right })];
}

function sideHits(
  found: RegExpExecArray,
  lead: string,
  iso: string,
  withDay: boolean,
  { on }: Paper,
  hit: MakeHit,
): Hit[] {
  if (on === undefined) return [];
  const [said, now] = withDay ? [iso, on] : [iso.slice(0, 7), on.slice(0, 7)];
  if (past.test(lead) && said > now) return [hit('date-not-past', found, { on })];
  if (future.test(lead) && said < now) return [hit('date-not-future', found, { on })];
  const after = /^(?:来函|来文|收到|提出|印发的|发布的|召开的)/u.test(
    found.input.slice(found.index + found[0].length, found.index + found[0].length + 4),
  );
  return after && said > now ? [hit('date-after-letter', found, { on })] : [];
}

/** A document of a year that has not come cannot be referred to. */
function numbers({ text }: Part, { on }: Paper, hit: MakeHit): Hit[] {
  if (on === undefined) return [];
  return [...text.matchAll(/〔(\d{4})〕\d{1,6}号/gu)]
    .filter(([, year = '']) => year > on.slice(0, 4))
    .map((found) => hit('date-after-letter', found, { on }));
}

const isoOf = (year = '', month = '1', day = '1'): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
