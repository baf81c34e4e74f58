import { expect, test } from 'vitest';
import { urgency, type CalendarTable } from '@yanzhen/calendar';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { urgencies } from './contract.ts';
import { dueSpan } from './due-span.ts';

const name = { zh: '劳动节', en: 'Labour Day' };
const days = ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04', '2024-05-05'];
const makeUpDays = ['2024-04-28', '2024-05-11'];
const table: CalendarTable = [
  { year: 2024, published: true, holidays: [{ name, days, makeUpDays }] },
];

test('gives every due day the urgency that the calendar gives it, over holidays and make-up days', () => {
  for (let day = 0; day < 60; day += 3) {
    const today = addDays('2024-04-20', day);
    const spans = urgencies.map((each) => ({ each, span: dueSpan(table, each, today) }));
    for (let ahead = -5; ahead < 25; ahead += 1) {
      const dueOn = addDays(today, ahead);
      const of = spans
        .filter(
          ({ span: { from, until } }) =>
            (from === null || dueOn >= from) && (until === null || dueOn < until),
        )
        .map(({ each }) => each);
      expect(of, `${dueOn} on ${today}`).toEqual([urgency(table, dueOn, today)]);
    }
  }
});
