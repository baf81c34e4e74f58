/**
 * Prints a year for `cities/<city>/calendar/<year>.yaml` as a first draft:
 *
 *     npx tsx engines/calendar/seed/print-year.ts 2027 > cities/luzhou/calendar/2027.yaml
 *
 * A person compares it with the notice and adds the notice's title and number.
 */
import { yearFileText } from './year-from-library.ts';

const year = Number(process.argv[2]);
if (!Number.isInteger(year)) throw new Error('usage: print-year.ts <year>');
process.stdout.write(yearFileText(year));
