import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { inLanguage, type Language, type Localized } from '@yanzhen/values/localized.ts';
import type { CountedDay } from './working-days.ts';

/**
 * Days in a row with one reason, ready for a sentence of the words files: key `counting.<why>` with
 * the values `range`, `days`, `name`, `numbers`.
 */
export interface CountingRange {
  readonly from: CivilDate;
  /** The last day, inclusive. */
  readonly to: CivilDate;
  readonly days: number;
  readonly why: CountedDay['why'];
  readonly counted: boolean;
  readonly provisional: boolean;
  readonly values: {
    /** `5月1日–5日`, `1–5 May`. */
    readonly range: string;
    readonly days: number;
    /** The holiday or the reason of the pause; empty on ordinary days. */
    readonly name: string;
    /** Which working days these are, `4` or `4–7`; empty when they are passed over. */
    readonly numbers: string;
  };
}

/** A counting in as few lines as it can be read: neighbouring days of one kind are one range. */
export function explainCounting(
  counting: readonly CountedDay[],
  language: Language,
): readonly CountingRange[] {
  const groups: CountedDay[][] = [];
  for (const day of counting) {
    const group = groups.at(-1);
    if (group?.[0] && alike(group[0], day)) group.push(day);
    else groups.push([day]);
  }
  return groups.map((group) => rangeOf(group, language));
}

function alike(one: CountedDay, other: CountedDay): boolean {
  return (
    one.why === other.why &&
    (one.number === null) === (other.number === null) &&
    one.name?.zh === other.name?.zh &&
    one.provisional === other.provisional
  );
}

function rangeOf(group: readonly CountedDay[], language: Language): CountingRange {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) throw new RangeError('an empty range');
  return {
    from: first.date,
    to: last.date,
    days: group.length,
    why: first.why,
    counted: first.number !== null,
    provisional: first.provisional,
    values: {
      range: dayRangeForReader(first.date, last.date, language),
      days: group.length,
      name: nameOf(first.name, language),
      numbers: [...new Set([first.number, last.number])]
        .filter((number) => number !== null)
        .join('–'),
    },
  };
}

function nameOf(name: Localized | undefined, language: Language): string {
  return name ? inLanguage(name, language) : '';
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Two days of a counting as short as they can be read; the year is told when they differ in it. */
export function dayRangeForReader(from: CivilDate, to: CivilDate, language: Language): string {
  const [sameYear, sameMonth] = [
    from.slice(0, 4) === to.slice(0, 4),
    from.slice(0, 7) === to.slice(0, 7),
  ];
  if (from === to) return shortDay(from, language, false);
  const day = String(Number(to.slice(8)));
  if (sameMonth && language === 'zh') return `${shortDay(from, 'zh', false)}–${day}日`;
  if (sameMonth) return `${Number(from.slice(8))}–${shortDay(to, 'en', false)}`;
  return `${shortDay(from, language, !sameYear)}–${shortDay(to, language, !sameYear)}`;
}

function shortDay(date: CivilDate, language: Language, withYear: boolean): string {
  const [year = '', month = 0, day = 0] = [
    date.slice(0, 4),
    Number(date.slice(5, 7)),
    Number(date.slice(8)),
  ];
  if (language === 'zh') return `${withYear ? `${year}年` : ''}${month}月${day}日`;
  return `${day} ${months[month - 1]}${withYear ? ` ${year}` : ''}`;
}
