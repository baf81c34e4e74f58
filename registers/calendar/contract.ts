import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zCivilDate, zReason, zText } from '@yanzhen/values/fields.ts';

const text = z.object({ zh: zText(60, { lines: 'one' }), en: zText(120, { lines: 'one' }) });

/** The holidays of one year with their make-up days, as the yearly notice lists them. */
export const yearSchema = z.object({
  year: z.int().min(1949).max(2198),
  /** False until the State Council announced the year: dates that touch it are provisional. */
  published: z.boolean(),
  notice: z
    .object({ title: text, number: zText(60, { lines: 'one' }), issuedOn: zCivilDate })
    .nullable(),
  holidays: z
    .array(
      z.object({
        name: text,
        days: z.array(zCivilDate).min(1).max(31),
        makeUpDays: z.array(zCivilDate).max(31),
      }),
    )
    .max(30),
});
export type YearOfHolidays = z.infer<typeof yearSchema>;

const shownYear = yearSchema.extend({
  changedAt: z.iso.datetime(),
  /** Name of who changed it on the desk; null when it stands as the city pack has it. */
  changedBy: z.string().nullable(),
});

export type ListedYear = z.infer<typeof shownYear>;

export const listYears = endpoint({
  id: 'calendar.list',
  method: 'GET',
  path: '/calendar',
  summary: 'The years of holidays and make-up days that working days are counted by',
  reply: z.object({ rows: z.array(shownYear) }),
});

export const saveYear = endpoint({
  id: 'calendar.save-year',
  method: 'PUT',
  path: '/calendar/:year',
  summary: 'Enter or correct a year, with the reason',
  params: z.object({ year: z.coerce.number().int().min(1949).max(2198) }),
  body: yearSchema.omit({ year: true }).extend({ reason: zReason }),
  reply: shownYear,
  faults: [
    'calendar.notice-missing',
    'calendar.day-of-other-year',
    'calendar.day-twice',
    'calendar.make-up-not-weekend',
  ],
});
