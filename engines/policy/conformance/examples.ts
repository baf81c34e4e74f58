import type { ContextValue } from '../evaluate-context.ts';

/** An example of a supported form: a test evaluates it, and the document lists it. */
export interface FormExample {
  readonly form: string;
  readonly expression: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  /** The value, as FEEL text. */
  readonly gives: string;
}

const months = [
  { 月份: '2024-01', 已缴: true, 缴费额: 850 },
  { 月份: '2024-02', 已缴: false, 缴费额: 0 },
  { 月份: '2024-03', 已缴: true, 缴费额: 920 },
];

const example = (
  form: string,
  expression: string,
  gives: string,
  context?: FormExample['context'],
): FormExample => ({ form, expression, gives, ...(context && { context }) });

/** At least one example for every form of the language. */
export const formExamples: readonly FormExample[] = [
  example('numbers', '0.1 + 0.2 = 0.3', 'true'),
  example('numbers', '12345678901234567890', '12345678901234600000'),
  example('numbers', '1.5e3', '1500'),
  example('numbers', '.5', '0.5'),
  example('texts', '"泸州\\n\\u6CF8"', '"泸州\\n泸"'),
  example('texts', 'string length("🐎")', '1'),
  example('null, true and false', '[null, true, false]', '[null, true, false]'),
  example('names', '近3年纳税额 + 月工资（元）', '9', { 近3年纳税额: 4, '月工资（元）': 5 }),
  example('names', "Employee's salary - years of service", '90', {
    "Employee's salary": 100,
    'years of service': 10,
  }),
  example('comments', '1 + /* one more */ 1 // two', '2'),
  example('arithmetic', '-3 + 4 * 2 ** 3', '29'),
  example('arithmetic', '1 / 0', 'null'),
  example('arithmetic', '1.1 * 3', '3.3'),
  example('arithmetic', '"雁" + "阵"', '"雁阵"'),
  example(
    'comparison',
    '[1 < 2, 2 <= 2, 3 > 4, "a" = "a", "a" != "b"]',
    '[true, true, false, true, true]',
  ),
  example('comparison', '[null = 5, null = null, null < 5]', '[false, true, null]'),
  example('comparison', '{a: [1, 2]} = {a: [1, 2]}', 'true'),
  example(
    'and, or, not()',
    '[null and false, null or true, null and true, not(null)]',
    '[false, true, null, null]',
  ),
  example('between', '5 between 5 and 7', 'true'),
  example('in', '5 in [1..5)', 'false'),
  example('in', '5 in (< 3, > 4)', 'true'),
  example('in', '"a" in ("b", "a")', 'true'),
  example('in', '3 in [1..2] or true', 'true'),
  example('in', '7 in (? > 5 and ? < 9)', 'true'),
  example('in', '2 in [[1..3], 9]', 'true'),
  example('if', 'if null then 1 else 2', '2'),
  example('for', 'for x in [1, 2], y in [10, 20] return x + y', '[11, 21, 12, 22]'),
  example('for', 'for i in 3..1 return i', '[3, 2, 1]'),
  example(
    'for',
    'for i in 1..5 return if i <= 2 then 1 else partial[-1] + partial[-2]',
    '[1, 1, 2, 3, 5]',
  ),
  example('for', 'count(for d in @"2024-02-28"..@"2024-03-01" return d)', '3'),
  example('some, every', 'some m in 缴费记录 satisfies m.缴费额 > 900', 'true', {
    缴费记录: months,
  }),
  example('some, every', 'every x in [1, null] satisfies x > 0', 'null'),
  example('lists', '[1, "a", [2]]', '[1, "a", [2]]'),
  example('filters', '[10, 20, 30][-1]', '30'),
  example('filters', '[10, 20, 30][item >= 20]', '[20, 30]'),
  example('filters', '缴费记录[已缴].缴费额', '[850, 920]', { 缴费记录: months }),
  example('filters', '5[item > 1]', '[5]'),
  example('contexts', '{a: 1, "b c": a + 1, d: b c * 2}.d', '4'),
  example('paths', 'person.home.county', '"江阳区"', { person: { home: { county: '江阳区' } } }),
  example('paths', '[{a: 1}, {a: 2}].a', '[1, 2]'),
  example('ranges', '[[1..5).start, [1..5).end included]', '[1, false]'),
  example('ranges', '(> 3).start included', 'false'),
  example('functions', '(function(a, b) a - b)(b: 1, a: 10)', '9'),
  example('functions', '{square: function(x: number) x * x, r: square(4)}.r', '16'),
  example('functions', 'sort([3, 1, 2], function(x, y) x > y)', '[3, 2, 1]'),
  example('functions', 'substring(string: "foobar", start position: 4)', '"bar"'),
  example(
    'instance of',
    '[1 instance of number, [1] instance of list<number>, @"P1D" instance of days and time duration]',
    '[true, true, true]',
  ),
  example('instance of', '{a: 1} instance of context<a: number>', 'true'),
  example(
    'temporal literals',
    '[@"2024-02-29", @"10:30:00", @"2024-02-29T10:30:00", @"P1Y6M", @"PT36H"]',
    '[date("2024-02-29"), time("10:30:00"), date and time("2024-02-29T10:30:00"), duration("P1Y6M"), duration("P1DT12H")]',
  ),
  example('temporal arithmetic', 'date("2024-01-31") + duration("P1M")', 'date("2024-02-29")'),
  example('temporal arithmetic', 'date("2024-03-01") - date("2024-02-01")', 'duration("P29D")'),
  example(
    'temporal arithmetic',
    'years and months duration(date("2020-09-01"), date("2024-07-15"))',
    'duration("P3Y10M")',
  ),
  example('temporal arithmetic', 'duration("P36M").years', '3'),
  example(
    'temporal properties',
    '[@"2024-07-01".year, @"2024-07-01".weekday, @"PT90M".hours]',
    '[2024, 1, 1]',
  ),
  example('conversions', 'upper case([ "a" ])', '"A"'),
];
