import type { YearOfHolidays } from '../contract.ts';

/** One holiday as it is typed: days are text, one a line. */
export interface HolidayDraft {
  /** Keeps a line's place while others come and go. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly days: string;
  readonly makeUpDays: string;
}

/** A year as it is typed. */
export function draftOf({ published, notice, holidays }: YearOfHolidays) {
  return {
    published,
    titleZh: notice?.title.zh ?? '',
    titleEn: notice?.title.en ?? '',
    number: notice?.number ?? '',
    issuedOn: notice?.issuedOn ?? '',
    holidays: holidays.map(({ name, days, makeUpDays }): HolidayDraft => ({
      key: crypto.randomUUID(),
      zh: name.zh,
      en: name.en,
      days: days.join('\n'),
      makeUpDays: makeUpDays.join('\n'),
    })),
  };
}

export function emptyHoliday(): HolidayDraft {
  return { key: crypto.randomUUID(), zh: '', en: '', days: '', makeUpDays: '' };
}

/** The days of a typed text; spaces and Chinese or Western commas part them as line breaks do. */
export function daysOf(text: string): string[] {
  return text.split(/[\s,，、]+/).filter((part) => part !== '');
}
