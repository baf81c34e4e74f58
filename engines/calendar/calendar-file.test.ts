import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { calendarFileJsonSchema, dayOf, parseCalendarFile } from './index.ts';
import { holidaysFromLibrary, yearFileText } from './seed/year-from-library.ts';
import { luzhouFiles, luzhouTable } from './testing/luzhou-table.ts';

const good = `year: 2024
published: true
notice:
  title: { zh: 通知, en: Notice }
  number: 文〔2023〕1号
  issuedOn: 2023-10-25
holidays:
  - name: { zh: 劳动节, en: Labour Day }
    days: [2024-05-01, 2024-05-02]
    makeUpDays: [2024-04-28]
`;

/** The problems of the good file with one text replaced. */
function problemsWith(from: string, to: string, file = '2024.yaml') {
  const parsed = parseCalendarFile(good.replace(from, to), file);
  return parsed.ok ? [] : parsed.problems.map(({ code, line, path }) => ({ code, line, path }));
}

describe('the calendar of Luzhou', () => {
  test('has the published years and no other', () => {
    expect(luzhouFiles).toEqual(['2024.yaml', '2025.yaml', '2026.yaml']);
    expect(luzhouTable.every((year) => year.published)).toBe(true);
  });

  test.each(luzhouTable.map((year) => [year.year, year] as const))(
    'of %d agrees with chinese-days on every day',
    (number, year) => {
      expect(year.holidays).toEqual(holidaysFromLibrary(number));
    },
  );

  test('makes the officer write next year, about which the library is silent', () => {
    expect(holidaysFromLibrary(2027)).toEqual([]);
    expect(parseCalendarFile(yearFileText(2027), '2027.yaml')).toMatchObject({
      ok: true,
      year: { published: false },
    });
    expect(dayOf(luzhouTable, '2027-01-01').provisional).toBe(true);
  });
});

describe('reading a calendar file', () => {
  test('accepts a good file', () => {
    expect(parseCalendarFile(good, 'cities/x/calendar/2024.yaml').ok).toBe(true);
  });

  test.each([
    ['2024-05-02', '2024-05-32', 'date.shape', 9],
    ['2024-05-02', '2025-05-02', 'date.other-year', 9],
    ['2024-05-02', '2024-05-01', 'date.twice', 9],
    ['2024-04-28', '2024-05-01', 'date.twice', 10],
    ['2024-04-28', '2024-04-26', 'make-up.not-weekend', 10],
    ['makeUpDays', 'makeUpDay', 'schema.unknown-key', 10],
    ['published: true', 'published: soon', 'schema.shape', 2],
    ['    days: [2024-05-01, 2024-05-02]\n', '', 'schema.shape', 8],
    ['year: 2024', 'year: [2024', 'file.not-yaml', 2],
    ['year: 2024', 'year: 2024\nyear: 2024', 'file.not-yaml', 2],
    ['published: true', 'published: &a true', 'none', 0],
    ['number: 文〔2023〕1号', 'number: *a', 'file.not-yaml', 5],
  ])('with %j as %j says %s at line %d', (from, to, code, line) => {
    const found = problemsWith(from, to);
    if (code === 'none') expect(found).toEqual([]);
    else expect(found).toContainEqual(expect.objectContaining({ code, line }));
  });

  test('asks a published year for its notice, and a file for its name', () => {
    expect(problemsWith(good.slice(good.indexOf('notice'), good.indexOf('holidays')), '')).toEqual([
      { code: 'notice.missing', line: 2, path: 'published' },
    ]);
    expect(problemsWith('', '', 'calendar/2025.yaml')).toEqual([
      { code: 'year.other-file', line: 1, path: 'year' },
    ]);
  });

  test('tells each problem in both languages with its values filled in', () => {
    const parsed = parseCalendarFile(good.replace('2024-05-02', '2025-05-02'), '2024.yaml');
    expect(!parsed.ok && parsed.problems[0]?.remedy.zh).toContain('2023-12-21 与 2025-01-11');
    expect(JSON.stringify(parsed)).not.toMatch(/\{\w+\}/);
  });

  test('publishes a JSON Schema that names each entry', () => {
    expect(calendarFileJsonSchema()).toMatchObject({
      type: 'object',
      required: ['year', 'published', 'holidays'],
      additionalProperties: false,
    });
  });
});

test('words for a counting stand in both languages with the same places to fill', () => {
  const read = (language: string): unknown =>
    parse(readFileSync(new URL(`./words.${language}.yaml`, import.meta.url), 'utf8'));
  expect(placesOf(read('en'))).toEqual(placesOf(read('zh')));
});

function placesOf(words: unknown): unknown {
  if (typeof words === 'string') return (words.match(/\{\{\w+\}\}/g) ?? []).toSorted();
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, placesOf(value)]));
}
