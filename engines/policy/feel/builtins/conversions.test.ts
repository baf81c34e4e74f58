import { testRows } from './test-rows.ts';

testRows('date', [
  ['date("2024-02-29")', '2024-02-29'],
  ['date(2024, 2, 29)', '2024-02-29'],
  ['date(@"2024-02-29T23:59:00+08:00")', '2024-02-29'],
  ['date(date("2024-02-29"))', '2024-02-29'],
  ['date(from: "2024-02-29")', '2024-02-29'],
  ['date(from: @"2024-02-29T10:00:00")', '2024-02-29'],
  ['date("2023-02-29")', 'null'],
  ['date(2023, 13, 1)', 'null'],
  ['date(2023, 1.5, 1)', 'null'],
  ['date("2024-2-9")', 'null'],
  ['date(null)', 'null'],
  ['date(["2024-01-01"])', '2024-01-01'],
]);

testRows('time', [
  ['time("10:30:00.500")', '10:30:00.5'],
  ['time(@"2024-01-01T10:30:00@Asia/Shanghai")', '10:30:00@Asia/Shanghai'],
  ['time(@"2024-01-01")', '00:00:00Z'],
  ['time(12, 30, 15.25)', '12:30:15.25'],
  ['time(12, 30, 15, @"-PT2H45M55S")', '12:30:15-02:45:55'],
  ['time(12, 30, 15, null)', '12:30:15'],
  ['time(12, 30, 60)', 'null'],
  ['time(12, 30, 15, @"PT15H")', 'null'],
  ['time(12, 30, 15, @"PT0.5S")', 'null'],
  ['time("24:00:01")', 'null'],
  ['time(12, 30)', 'null'],
  ['time(true)', 'null'],
]);

testRows('date and time', [
  ['date and time("2024-07-01T08:00:00Z")', '2024-07-01T08:00:00Z'],
  ['date and time("2024-07-01")', '2024-07-01T00:00:00'],
  ['date and time("2024-07-01T24:00:00")', '2024-07-02T00:00:00'],
  ['date and time(@"2024-07-01", @"08:00:00+08:00")', '2024-07-01T08:00:00+08:00'],
  ['date and time(@"2024-07-01T01:02:03", @"08:00:00")', '2024-07-01T08:00:00'],
  ['date and time(@"2024-07-01")', '2024-07-01T00:00:00Z'],
  ['date and time("2024-07-01T08:00:00@Nowhere/City")', 'null'],
  ['date and time("2024-07-01 08:00:00")', 'null'],
  ['date and time(@"2024-07-01", "08:00:00")', 'null'],
  ['date and time(null)', 'null'],
]);

testRows('duration, years and months duration', [
  ['duration("P26M")', 'P2Y2M'],
  ['duration("-PT90M")', '-PT1H30M'],
  ['duration("PT0.S")', 'PT0S'],
  ['duration("P1Y1D")', 'null'],
  ['duration("P1DT")', 'null'],
  ['duration(12)', 'null'],
  ['years and months duration(@"2011-12-22", @"2013-08-24")', 'P1Y8M'],
  ['years and months duration(@"2013-08-24", @"2011-12-22")', '-P1Y8M'],
  ['years and months duration(@"2024-01-31", @"2024-02-29")', 'P0M'],
  ['years and months duration(@"2024-01-31T10:00:00", @"2024-03-31")', 'P2M'],
  ['years and months duration(@"2024-01-31", null)', 'null'],
  ['years and months duration("2024-01-31", "2024-02-29")', 'null'],
]);

testRows('number', [
  ['number("1 000,5", " ", ",")', '1000.5'],
  ['number("1.000.000,01", ".", ",")', '1000000.01'],
  ['number("-12.50", null, ".")', '-12.5'],
  ['number("1,000", ",", null)', '1000'],
  ['number("12")', '12'],
  ['number("1e3")', '1000'],
  ['number("1,000", ",", ",")', 'null'],
  ['number("1_000", "_", ".")', 'null'],
  ['number("一千")', 'null'],
  ['number("")', 'null'],
  ['number("Infinity")', 'null'],
  ['number("0x10")', 'null'],
  ['number(12)', 'null'],
  ['number("1.5", ".")', 'null'],
]);

testRows('string', [
  ['string(1.1)', '"1.1"'],
  ['string(1/3)', '"0.333333333333333"'],
  ['string(0.0000001)', '"0.0000001"'],
  ['string(true)', '"true"'],
  ['string("a")', '"a"'],
  ['string(@"2024-01-01")', '"2024-01-01"'],
  ['string([1, "a", null, [true]])', '"[1, \\"a\\", null, [true]]"'],
  ['string({a: "x", "b:c": {}})', '"{a: \\"x\\", \\"b:c\\": {}}"'],
  ['string([1..5))', '"[1..5)"'],
  ['string((<5))', '"(<5)"'],
  ['string(null)', 'null'],
  ['string(function(x) x)', 'null'],
  ['string()', 'null'],
]);

testRows('not, is', [
  ['not(true)', 'false'],
  ['not(null)', 'null'],
  ['not("true")', 'null'],
  ['is(@"2012-12-25", @"2012-12-25")', 'true'],
  ['is(@"23:00:50Z", @"23:00:50")', 'false'],
  ['is(@"23:00:50Z", @"23:00:50+00:00")', 'true'],
  ['is(@"22:00:00Z", @"23:00:00+01:00")', 'false'],
  ['is(@"P0M", @"PT0S")', 'false'],
  ['is(1, "1")', 'false'],
  ['is(null, null)', 'true'],
  ['is([1, {a: 2}], [1, {a: 2}])', 'true'],
  ['is(1)', 'null'],
]);
