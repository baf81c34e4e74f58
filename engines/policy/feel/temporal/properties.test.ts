import { expect, test } from 'vitest';
import { equalTemporal, orderTemporal } from './compare.ts';
import { isTemporal, type Temporal } from './kinds.ts';
import { parseTemporal } from './parse.ts';
import { propertyOfTemporal } from './properties.ts';

function value(text: string): Temporal {
  const parsed = parseTemporal(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

const names = [
  'year',
  'month',
  'day',
  'weekday',
  'hour',
  'minute',
  'second',
  'time offset',
  'timezone',
  'years',
  'months',
  'days',
  'hours',
  'minutes',
  'seconds',
  'constructor',
  '__proto__',
  'toString',
];

/** All properties that a value has. */
const propertiesOf = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const property = propertyOfTemporal(value(text), name);
      if (property === undefined) return [];
      return [[name, isTemporal(property) ? property.toString() : property]];
    }),
  );

const noPlace = { 'time offset': null, timezone: null };

test.each([
  ['2024-07-07', { year: 2024, month: 7, day: 7, weekday: 7 }],
  ['10:30:15.25', { hour: 10, minute: 30, second: 15.25, ...noPlace }],
  [
    '10:30:00-05:30',
    { hour: 10, minute: 30, second: 0, 'time offset': '-PT5H30M', timezone: null },
  ],
  [
    '10:30:00@Europe/Paris',
    { hour: 10, minute: 30, second: 0, 'time offset': null, timezone: 'Europe/Paris' },
  ],
  [
    '-0044-03-15T10:30:00',
    { year: -44, month: 3, day: 15, weekday: 4, hour: 10, minute: 30, second: 0, ...noPlace },
  ],
  [
    '2024-07-01T10:30:00@Europe/Paris',
    {
      year: 2024,
      month: 7,
      day: 1,
      weekday: 1,
      hour: 10,
      minute: 30,
      second: 0,
      'time offset': 'PT2H',
      timezone: 'Europe/Paris',
    },
  ],
  ['P1Y2M', { years: 1, months: 2 }],
  ['-P14M', { years: -1, months: -2 }],
  ['-P2M', { years: 0, months: -2 }],
  ['P1DT2H3M4.5S', { days: 1, hours: 2, minutes: 3, seconds: 4.5 }],
  ['-PT36H', { days: -1, hours: -12, minutes: 0, seconds: 0 }],
])('a value has the properties of its kind and no others: %s', (text, properties) =>
  expect(propertiesOf(text)).toEqual(properties),
);

test.each([
  ['2024-01-01', '2024-01-02', -1],
  ['-0001-12-31', '0001-01-01', -1],
  ['999999999-12-31', '-999999999-01-01', 1],
  ['10:00:00', '09:59:59.999999999', 1],
  ['10:00:00Z', '12:00:00+02:00', 0],
  ['10:00:00@Etc/UTC', '10:00:00Z', 0],
  ['10:00:00Z', '10:00:00', null],
  ['2024-01-01T00:00:00Z', '2024-01-01T01:00:00+01:00', 0],
  ['2024-07-01T12:00:00@Europe/Paris', '2024-07-01T10:00:00Z', 0],
  ['2024-01-01T00:00:00', '2024-01-01T00:00:00.000000001', -1],
  ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00', null],
  ['P1Y', 'P12M', 0],
  ['P1Y', 'P13M', -1],
  ['P1D', 'PT24H', 0],
  ['-PT1S', 'PT0S', -1],
  ['P0M', 'PT0S', null],
  ['2024-01-01', '2024-01-01T00:00:00', null],
  ['2024-01-01', '10:00:00', null],
  ['P1D', '2024-01-01', null],
] as const)('order and equality: %s and %s', (a, b, sign) => {
  const order = orderTemporal(value(a), value(b));
  expect(order === null ? null : Math.sign(order)).toBe(sign);
  const back = orderTemporal(value(b), value(a));
  expect(back === null ? null : 0 - Math.sign(back)).toBe(sign);
  expect(equalTemporal(value(a), value(b))).toBe(sign === null ? null : sign === 0);
});
