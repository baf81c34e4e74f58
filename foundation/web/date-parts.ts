/** The three boxes of a date, as typed. */
export interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** A date's text in its boxes; empty boxes for an empty text. */
export function splitDate(value: string): DateParts {
  const [year = '', month = '', day = ''] = value.split('-');
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
}

/** The boxes as `YYYY-MM-DD` (or `YYYY-MM`); empty when nothing is typed, not a date when incomplete. */
export function joinDate({ year, month, day }: DateParts, monthOnly = false): string {
  const typed = monthOnly ? [year, month] : [year, month, day];
  if (typed.every((part) => part === '')) return '';
  const [first = '', ...rest] = typed;
  return [first, ...rest.map((part) => (part === '' ? '' : part.padStart(2, '0')))].join('-');
}
