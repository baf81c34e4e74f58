import type { FeelDate } from '../temporal/date.ts';
import { parseDate } from '../temporal/parse.ts';

const days = new Map<string, FeelDate | null>();
const daysMax = 20_000;

/** The day of a text `YYYY-MM-DD`. Days repeat from person to person, so each is read once. */
export function dayOf(text: string): FeelDate | null {
  let day = days.get(text);
  if (day === undefined) {
    if (days.size >= daysMax) days.clear();
    days.set(text, (day = parseDate(text)));
  }
  return day;
}
