import { addDays, isCivilDate, type CivilDate } from '@yanzhen/values/civil-date.ts';
import * as z from 'zod';

const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const day = z
  .string()
  .refine(isCivilDate)
  .meta({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** A file `calendar/<year>.yaml` of a city pack. */
export const calendarYearSchema = z.strictObject({
  year: z.int().min(1949).max(2198).meta({ description: 'The year of the notice / 年份' }),
  published: z.boolean().meta({
    description:
      'true once the State Council has announced the year; dates of other years are provisional / 国务院办公厅是否已发布',
  }),
  notice: z
    .strictObject({
      title: localized,
      number: z.string().min(1).meta({ description: 'Document number / 文号' }),
      issuedOn: day.meta({ format: 'date', description: 'Date of the notice / 成文日期' }),
    })
    .optional()
    .meta({ description: 'The notice the days are taken from / 依据' }),
  holidays: z
    .array(
      z.strictObject({
        name: localized,
        days: z.array(day).min(1).meta({ description: 'Days off / 放假' }),
        makeUpDays: z
          .array(day)
          .default([])
          .meta({ description: 'Weekend days worked in exchange / 调休上班' }),
      }),
    )
    .meta({ description: 'Holidays with their make-up days / 节假日与调休' }),
});

/**
 * The holidays of one year and the weekend days worked in exchange for them.
 *
 * A notice may give days of the neighbouring December or January (the New Year of 2023 began on
 * 31 December 2022); they stand in the file of the notice.
 *
 * @source 全国年节及纪念日放假办法; yearly notice of the General Office of the State Council.
 */
export type CalendarYear = z.output<typeof calendarYearSchema>;

/** The years a city has loaded, in any order. */
export type CalendarTable = readonly CalendarYear[];

/** First and last day that the file of a year may name: eleven days into its neighbours. */
export function daysOfNotice(year: number): { first: CivilDate; last: CivilDate } {
  return { first: addDays(`${year}-01-01`, -11), last: addDays(`${year}-12-31`, 11) };
}
