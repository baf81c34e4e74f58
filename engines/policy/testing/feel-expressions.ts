import fc from 'fast-check';

/** Names that generated expressions may read; each may be null. */
export const generatedContext = fc.record({
  n: fc.option(fc.integer({ min: -20, max: 20 }), { nil: null, freq: 1 }),
  m: fc.option(fc.integer({ min: -20, max: 20 }), { nil: null, freq: 1 }),
  missing: fc.constant(null),
  p: fc.option(fc.boolean(), { nil: null, freq: 1 }),
  q: fc.option(fc.boolean(), { nil: null, freq: 1 }),
  open: fc.constant(null),
  s: fc.option(fc.constantFrom('a', 'b', 'ab', ''), { nil: null, freq: 1 }),
  xs: fc.option(
    fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { nil: null, freq: 5 }), { maxLength: 4 }),
    { nil: null, freq: 4 },
  ),
  rows: fc.option(
    fc.array(
      fc.record({
        a: fc.option(fc.integer({ min: -9, max: 9 }), { nil: null, freq: 3 }),
        b: fc.option(fc.constantFrom('a', 'b'), { nil: null, freq: 3 }),
      }),
      { maxLength: 3 },
    ),
    { nil: null, freq: 5 },
  ),
});

const whole = (min: number, max: number) => fc.integer({ min, max }).map(String);

/** Expressions without fractions, by what they are meant to give; any of them may be null. */
export const generatedExpressions = fc.letrec<{
  num: string;
  bool: string;
  text: string;
  list: string;
}>((tie) => ({
  num: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(whole(-50, 50), fc.constantFrom('n', 'm', 'missing')),
    fc
      .tuple(tie('num'), fc.constantFrom('+', '-', '*'), tie('num'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('num'), tie('num'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc
      .tuple(tie('bool'), tie('num'), tie('num'))
      .map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceiling'), tie('num')).map(([f, a]) => `${f}(${a})`),
    fc
      .tuple(fc.constantFrom('count', 'sum', 'min', 'max'), tie('list'))
      .map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie('list'), whole(-4, 4)).map(([l, i]) => `${l}[${i}]`),
    tie('text').map((a) => `string length(${a})`),
    fc.tuple(tie('num'), tie('num')).map(([a, b]) => `{x: ${a}, y: x + ${b}}.y`),
    fc.tuple(tie('num'), tie('num')).map(([a, b]) => `(function(x) x - ${b})(${a})`),
  ),
  bool: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('p', 'q', 'true', 'false', 'open'),
    fc
      .tuple(tie('num'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('num'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(tie('text'), fc.constantFrom('=', '!=', '<', '>='), tie('text'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(tie('bool'), fc.constantFrom('and', 'or'), tie('bool'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    tie('bool').map((a) => `not(${a})`),
    fc
      .tuple(tie('num'), whole(-9, 0), whole(0, 9), fc.constantFrom(')', ']'))
      .map(([a, low, high, end]) => `(${a} in [${low}..${high}${end})`),
    fc
      .tuple(tie('num'), whole(-9, 0), whole(0, 9))
      .map(([a, low, high]) => `(${a} between ${low} and ${high})`),
    fc.tuple(tie('num'), whole(-9, 9)).map(([a, b]) => `(${a} in (< ${b}, ${b}))`),
    fc
      .tuple(tie('text'), fc.constantFrom('("a", "b")', '["b", "ab"]'))
      .map(([a, l]) => `(${a} in ${l})`),
    fc.tuple(tie('list'), tie('num')).map(([l, a]) => `list contains(${l}, ${a})`),
    fc
      .tuple(
        fc.constantFrom('some', 'every'),
        tie('list'),
        fc.constantFrom('>', '=', '<='),
        whole(-9, 9),
      )
      .map(([f, l, o, a]) => `(${f} x in ${l} satisfies x ${o} ${a})`),
    fc
      .tuple(fc.constantFrom('some', 'every'), whole(-9, 9))
      .map(([f, a]) => `(${f} x in rows satisfies x.a > ${a})`),
    fc
      .tuple(fc.constantFrom('all', 'any'), tie('bool'), tie('bool'))
      .map(([f, a, b]) => `${f}([${a}, ${b}])`),
    fc
      .tuple(fc.constantFrom('contains', 'starts with'), tie('text'), tie('text'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc
      .tuple(tie('num'), fc.constantFrom('number', 'string', 'boolean'))
      .map(([a, t]) => `(${a} instance of ${t})`),
  ),
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('s', '"a"', '"ab"', '""', 'missing'),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    fc
      .tuple(fc.constantFrom('upper case', 'lower case'), tie('text'))
      .map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie('text'), whole(1, 3)).map(([a, i]) => `substring(${a}, ${i})`),
    fc
      .tuple(tie('bool'), tie('text'), tie('text'))
      .map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
  ),
  list: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('xs', 'rows.a', '[]'),
    fc.array(tie('num'), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .tuple(tie('list'), fc.constantFrom('>', '<', '!='), whole(-9, 9))
      .map(([l, o, a]) => `${l}[item ${o} ${a}]`),
    fc.tuple(tie('list'), whole(-9, 9)).map(([l, a]) => `(for x in ${l} return x + ${a})`),
    fc.tuple(whole(-3, 3), whole(-3, 3)).map(([a, b]) => `(for x in ${a}..${b} return x * 2)`),
    fc.tuple(tie('list'), tie('list')).map(([a, b]) => `concatenate(${a}, ${b})`),
    fc.tuple(tie('list'), tie('num')).map(([l, a]) => `append(${l}, ${a})`),
    fc
      .tuple(fc.constantFrom('reverse', 'distinct values'), tie('list'))
      .map(([f, l]) => `${f}(${l})`),
    whole(-9, 9).map((a) => `rows[a > ${a}].a`),
  ),
}));
