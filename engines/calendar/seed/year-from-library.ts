import { addDays, type CivilDate } from '@yanzhen/values/civil-date.ts';
import chineseDays from 'chinese-days';
import { daysOfNotice, type CalendarYear } from '../calendar-year.ts';

type Holiday = CalendarYear['holidays'][number];

/**
 * The holidays of a year as `chinese-days` knows them; none at all for a year it does not know,
 * about which it says nothing. Used to write and to check the files of a city pack, never to decide.
 */
export function holidaysFromLibrary(year: number): Holiday[] {
  const byName = new Map<string, Holiday>();
  for (let date: CivilDate = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    // Special days carry "Labour Day,劳动节,1"; ordinary ones only their weekday.
    const { work, name } = chineseDays.getDayDetail(date);
    const [en, short] = name.split(',');
    if (!en || !short) continue;
    const zh = short === '元旦' || short.endsWith('节') ? short : `${short}节`;
    const holiday = byName.get(zh) ?? { name: { zh, en }, days: [], makeUpDays: [] };
    byName.set(zh, holiday);
    (work ? holiday.makeUpDays : holiday.days).push(date);
  }
  return [...byName.values()].toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1));
}

/** The text of `calendar/<year>.yaml`, with the notice left to be filled in. */
export function yearFileText(year: number): string {
  const { first, last } = daysOfNotice(year);
  const lines = holidaysFromLibrary(year).flatMap(({ name, days, makeUpDays }) => [
    `  - name: { zh: ${name.zh}, en: "${name.en}" }`,
    `    days: [${days.join(', ')}]`,
    `    makeUpDays: [${makeUpDays.join(', ')}]`,
  ]);
  return [
    `# ${year} 年节假日与调休。文件里的日期须在 ${first} 与 ${last} 之间。`,
    `year: ${year}`,
    `published: ${lines.length > 0}`,
    ...(lines.length > 0 ? ['holidays:', ...lines] : ['holidays: []']),
    '',
  ].join('\n');
}

function firstDay(holiday: Holiday): CivilDate {
  return holiday.days[0] ?? '9999-12-31';
}
