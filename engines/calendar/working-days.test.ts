import { addDays, addMonths, daysBetween, weekdayOf } from '@yanzhen/values/civil-date.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  dayOf,
  explainCounting,
  isWorkingDay,
  naturalDaysDue,
  subtractWorkingDays,
  termDue,
  urgency,
  workingDaysBetween,
  type Pause,
} from './index.ts';
import { luzhouTable as table } from './testing/luzhou-table.ts';

const reason = { zh: '补正材料', en: 'papers to complete' };
const anyDay = fc.integer({ min: 0, max: 1800 }).map((days) => addDays('2023-06-01', days));
const anyCount = fc.integer({ min: 0, max: 90 });

describe('adding working days', () => {
  test('counts seven working days from 26 April 2024 to 9 May, over the make-up Sunday and Labour Day', () => {
    const due = addWorkingDays(table, '2024-04-26', 7);
    expect(due).toMatchObject({ dueOn: '2024-05-09', provisional: false });
    expect(due.counting.map(({ date, number, why }) => [date.slice(5), number, why])).toEqual([
      ['04-27', null, 'weekend'],
      ['04-28', 1, 'make-up'],
      ['04-29', 2, 'workday'],
      ['04-30', 3, 'workday'],
      ['05-01', null, 'holiday'],
      ['05-02', null, 'holiday'],
      ['05-03', null, 'holiday'],
      ['05-04', null, 'holiday'],
      ['05-05', null, 'holiday'],
      ['05-06', 4, 'workday'],
      ['05-07', 5, 'workday'],
      ['05-08', 6, 'workday'],
      ['05-09', 7, 'workday'],
    ]);
    expect(due.counting[4]?.name).toEqual({ zh: '劳动节', en: 'Labour Day' });
  });

  test('day one is the day after, and no days is the day itself', () => {
    expect(addWorkingDays(table, '2024-05-06', 1).dueOn).toBe('2024-05-07');
    expect(addWorkingDays(table, '2024-05-06', 0)).toMatchObject({
      dueOn: '2024-05-06',
      counting: [],
    });
  });

  test('a term that ends on the last published day is certain, one day more is provisional', () => {
    expect(addWorkingDays(table, '2026-12-30', 1)).toMatchObject({
      dueOn: '2026-12-31',
      provisional: false,
    });
    expect(addWorkingDays(table, '2026-12-30', 2)).toMatchObject({
      dueOn: '2027-01-01',
      provisional: true,
    });
  });

  test('a year that is loaded but not announced uses its days and stays provisional', () => {
    const newYear = { name: { zh: '元旦', en: "New Year's Day" }, days: ['2027-01-01'] };
    const draft = { year: 2027, published: false, holidays: [{ ...newYear, makeUpDays: [] }] };
    expect(addWorkingDays([...table, draft], '2026-12-31', 1)).toMatchObject({
      dueOn: '2027-01-04',
      provisional: true,
    });
  });

  test('a New Year that begins in December stands in the file of its notice', () => {
    const newYear = { name: { zh: '元旦', en: "New Year's Day" }, days: ['2026-12-31'] };
    const next = { year: 2027, published: true, holidays: [{ ...newYear, makeUpDays: [] }] };
    expect(dayOf([...table, next], '2026-12-31')).toMatchObject({ works: false, kind: 'holiday' });
  });

  test('a pause moves the due day by the working days in it, and says why', () => {
    const pauses: Pause[] = [{ from: '2024-05-06', until: '2024-05-08', reason }];
    const due = addWorkingDays(table, '2024-04-26', 7, { pauses });
    expect(due.dueOn).toBe('2024-05-11');
    expect(due.counting.filter((day) => day.why === 'pause')).toEqual([
      { date: '2024-05-06', number: null, why: 'pause', name: reason, provisional: false },
      { date: '2024-05-07', number: null, why: 'pause', name: reason, provisional: false },
    ]);
  });

  test('refuses a broken count, a broken date and a pause without an end', () => {
    expect(() => addWorkingDays(table, '2024-05-06', -1)).toThrow(RangeError);
    expect(() => addWorkingDays(table, '2024-05-06', 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays(table, '2024-02-30', 1)).toThrow(RangeError);
    const pauses = [{ from: '2024-01-01', until: '9999-12-31', reason }];
    expect(() => addWorkingDays(table, '2024-05-06', 1, { pauses })).toThrow(RangeError);
  });
});

describe('laws of working days', () => {
  test('subtracting undoes adding from a working day, and the other way round', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, count) => {
        fc.pre(isWorkingDay(table, day));
        expect(subtractWorkingDays(table, addWorkingDays(table, day, count).dueOn, count).on).toBe(
          day,
        );
        expect(addWorkingDays(table, subtractWorkingDays(table, day, count).on, count).dueOn).toBe(
          day,
        );
      }),
    );
  });

  test('the days between are the days added, and a due day is a working day', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, count) => {
        const { dueOn, counting } = addWorkingDays(table, day, count);
        expect(workingDaysBetween(table, day, dueOn)).toBe(count);
        expect(workingDaysBetween(table, dueOn, day)).toBe(-count || 0);
        expect(count === 0 || isWorkingDay(table, dueOn)).toBe(true);
        expect(counting.length).toBe(daysBetween(day, dueOn));
        expect(counting.filter((each) => each.number !== null).map((each) => each.number)).toEqual(
          Array.from({ length: count }, (_, i) => i + 1),
        );
      }),
    );
  });

  test('a later start or a longer term never ends earlier; terms can be walked in two steps', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCount, (day, count, more) => {
        const { dueOn } = addWorkingDays(table, day, count);
        expect(addWorkingDays(table, addDays(day, 1), count).dueOn >= dueOn).toBe(true);
        expect(addWorkingDays(table, dueOn, more).dueOn).toBe(
          addWorkingDays(table, day, count + more).dueOn,
        );
      }),
    );
  });

  test('a pause delays by exactly the working days it holds, and one that is over changes nothing', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 60 }),
        anyCount,
        anyCount,
        (day, count, at, long) => {
          const from = addDays(day, at + 1);
          const pauses = [{ from, until: addDays(from, long), reason }];
          const plain = addWorkingDays(table, day, count).dueOn;
          const paused = addWorkingDays(table, day, count, { pauses }).dueOn;
          expect(workingDaysBetween(table, day, paused, { pauses })).toBe(count);
          if (from > plain) expect(paused).toBe(plain);
          else {
            const lost = workingDaysBetween(table, addDays(from, -1), addDays(from, long - 1));
            expect(workingDaysBetween(table, plain, paused)).toBe(lost);
          }
        },
      ),
    );
  });

  test('past the published years every weekday counts and every such day is provisional', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (days) => {
        const day = dayOf(table, addDays('2027-01-01', days));
        expect(day).toMatchObject({ works: weekdayOf(day.date) < 6, provisional: true });
      }),
    );
  });
});

describe('terms in months and natural days', () => {
  test('a month ends on the same day, or on the last of a shorter month', () => {
    expect(termDue(table, '2024-01-31', { months: 1 }).dueOn).toBe('2024-02-29');
    expect(termDue(table, '2024-03-15', { months: 3 })).toMatchObject({
      nominalOn: '2024-06-15',
      dueOn: '2024-06-17',
    });
    expect(termDue(table, '2024-03-15', { months: 3, rollForward: false }).dueOn).toBe(
      '2024-06-15',
    );
  });

  test('a last day on 1 May moves over the whole holiday; one on a make-up Sunday stays', () => {
    const due = termDue(table, '2024-04-01', { months: 1 });
    expect(due.dueOn).toBe('2024-05-06');
    expect(due.counting.filter((day) => day.why === 'holiday')).toHaveLength(5);
    expect(termDue(table, '2024-03-28', { months: 1 }).dueOn).toBe('2024-04-28');
  });

  test('natural days count every day and move only the last', () => {
    expect(naturalDaysDue(table, '2024-04-26', { days: 7 }).dueOn).toBe('2024-05-06');
    expect(naturalDaysDue(table, '2024-05-06', { days: 3 }).dueOn).toBe('2024-05-09');
  });

  test('never ends before its nominal day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (day, months) => {
        const due = termDue(table, day, { months });
        expect(due.nominalOn).toBe(addMonths(day, months));
        expect(due.dueOn >= due.nominalOn && isWorkingDay(table, due.dueOn)).toBe(true);
      }),
    );
  });
});

describe('urgency', () => {
  test.each([
    ['2024-05-10', 'overdue'],
    ['2024-05-09', 'red'],
    ['2024-05-08', 'red'],
    ['2024-05-07', 'amber'],
    ['2024-05-05', 'green'],
    ['2024-05-06', 'amber'],
    ['2024-04-30', 'green'],
  ])('due on 9 May 2024 and seen on %s is %s', (today, expected) => {
    expect(urgency(table, '2024-05-09', today)).toBe(expected);
  });

  test('takes the limits of a city', () => {
    expect(urgency(table, '2024-05-09', '2024-05-06', { redDays: 3, amberDays: 5 })).toBe('red');
  });
});

describe('showing a counting', () => {
  test('is told in ranges, in both languages', () => {
    const { counting } = addWorkingDays(table, '2024-04-26', 7);
    const shown = explainCounting(counting, 'zh').map(({ why, values }) => [
      why,
      values.range,
      values.name,
    ]);
    expect(shown).toEqual([
      ['weekend', '4月27日', ''],
      ['make-up', '4月28日', '劳动节'],
      ['workday', '4月29日–30日', ''],
      ['holiday', '5月1日–5日', '劳动节'],
      ['workday', '5月6日–9日', ''],
    ]);
    const english = explainCounting(counting, 'en');
    expect(english.slice(0, 2).map(({ values }) => values.numbers)).toEqual(['', '1']);
    expect(english[3]?.values).toMatchObject({ range: '1–5 May', name: 'Labour Day', days: 5 });
    expect(english[4]?.values).toMatchObject({ numbers: '4–7', days: 4 });
  });

  test('tells the month and the year where a range crosses them', () => {
    const { counting } = addWorkingDays([], '2026-12-30', 2);
    expect(explainCounting(counting, 'zh')[0]?.values.range).toBe('2026年12月31日–2027年1月1日');
    expect(
      explainCounting(addWorkingDays([], '2026-03-30', 3).counting, 'en')[0]?.values.range,
    ).toBe('31 Mar–2 Apr');
  });
});
