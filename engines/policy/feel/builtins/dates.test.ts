import { testRows } from './test-rows.ts';

testRows('day of year, day of week, month of year, week of year', [
  ['day of year(@"2019-09-17")', '260'],
  ['day of year(@"2024-12-31T10:00:00Z")', '366'],
  ['day of year("2019-09-17")', 'null'],
  ['day of week(@"2019-09-17")', '"Tuesday"'],
  ['day of week(@"1969-12-31")', '"Wednesday"'],
  ['day of week(null)', 'null'],
  ['month of year(@"2019-09-17")', '"September"'],
  ['month of year(date: @"2019-01-01T00:00:00")', '"January"'],
  ['month of year(9)', 'null'],
  ['week of year(@"2019-09-17")', '38'],
  ['week of year(@"2003-12-29")', '1'],
  ['week of year(@"2004-01-04")', '1'],
  ['week of year(@"2005-01-01")', '53'],
  ['week of year(@"2005-01-03")', '1'],
  ['week of year(@"10:00:00")', 'null'],
]);
