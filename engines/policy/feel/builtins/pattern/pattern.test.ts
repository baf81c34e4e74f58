import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches, patternFault, replaceAll, splitBy } from './pattern.ts';

/** Steps are not counted here. */
const spend = () => undefined;

test.each([
  // pattern, text, flags, answer
  ['bra', 'abracadabra', '', true],
  ['^a.*a$', 'abracadabra', '', true],
  ['^bra', 'abracadabra', '', false],
  ['^(ab|cd)+$', 'abcdab', '', true],
  ['^a{2,3}$', 'aaaa', '', false],
  ['^a{2,}$', 'aaaa', '', true],
  ['^a{0}$', 'a', '', false],
  ['^(?:ab)?c$', 'abc', '', true],
  ['^[a-c-[b]]+$', 'acca', '', true],
  ['^[a-c-[b]]+$', 'abca', '', false],
  ['^[^\\d\\s]+$', '雁阵', '', true],
  ['^[-x]+$', 'x-x', '', true],
  ['^[x-]+$', 'x-x', '', true],
  ['^\\p{Lu}\\p{Ll}+$', 'Émile', '', true],
  ['^\\P{L}+$', '123', '', true],
  ['^\\p{IsCJKUnifiedIdeographs}+$', '人才', '', true],
  ['^\\p{IsBasicLatin}+$', '人', '', false],
  ['^\\w+$', 'a_b', '', false],
  ['^\\d{4}$', '２０２４', '', true],
  ['^\\i\\c*$', 'xml:id-1', '', true],
  ['^\\i\\c*$', '1a', '', false],
  ['^.$', '𠮷', '', true],
  ['^[😀-😎]$', '😃', '', true],
  ['^STRASSE$', 'strasse', 'i', true],
  ['^[A-Z]+$', 'abc', 'i', true],
  ['^[^A-Z]+$', 'abc', 'i', false],
  ['^Σ$', 'ς', 'i', true],
  ['(a)\\1', 'xaax', '', true],
  ['^(.)(.)\\2\\1$', 'abba', '', true],
  ['^(.)(.)\\2\\1$', 'abab', '', false],
  ['^(a*)*\\1$', 'aaa', '', true],
  ['(a)|b\\1', 'b', '', true],
  ['(A)\\1', 'aA', 'i', true],
  ['a#b', 'a#b', 'x', true],
  [' a { 2 } ', 'aa', 'x', null],
] as const)('%s in %s with flags “%s” gives %s', (pattern, text, flags, answer) => {
  expect(matches(text, pattern, flags, spend)).toBe(answer);
});

test.each([
  '(',
  ')',
  'a)',
  '(a',
  '[',
  '[]',
  '[a',
  '[^]',
  'a**',
  '*',
  '+a',
  '?',
  'a{2',
  'a{3,2}',
  '{2}',
  'a{,2}',
  'a}',
  ']',
  '\\',
  '\\q',
  '\\p',
  '\\p{Foo}',
  '\\p{IsNowhere}',
  '\\p{L',
  '(?=a)',
  '(?!a)',
  '(?<n>a)',
  '\\b',
  '\\1',
  '(a\\1)',
  '(a)\\2',
  '[b-a]',
  '[a-c-e]',
  '[[a]',
  '\\u0041',
  'a{99999999}',
  '(a{1000}){1000}',
  '\\p{constructor}',
])('%s is no pattern', (pattern) => {
  expect(matches('a', pattern, '', spend)).toBeNull();
  expect(patternFault(pattern, '')).toBe('malformed');
});

test.each(['(a+)+', '(a*)*', '((a+)b?)*', '([a-z]+|x)*y', '(a+){2,}', '^(\\s*\\S*)*$'])(
  '%s repeats without end what repeats without end',
  (pattern) => expect(patternFault(pattern, '')).toBe('nested'),
);

test.each(['(a+,)*', 'a+b*', '(ab)*', '(a{1,3})+', '([0-9]+\\.)*[0-9]+'])(
  '%s is a good pattern',
  (pattern) => expect(patternFault(pattern, '')).toBeUndefined(),
);

describe('replacing and splitting', () => {
  test.each([
    ['darted', '^(.*?)d(.*)$', '$1c$2', '', 'carted'],
    ['abracadabra', 'a.*?a', '*', '', '*c*bra'],
    ['abracadabra', 'a.*a', '*', '', '*'],
    ['AAAA', 'A+?', 'b', '', 'bbbb'],
    ['abcdefghijkl', '(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)', '$11$12$1', '', 'ka2al'],
    ['a1b22', '[0-9]+', '<$0>', '', 'a<1>b<22>'],
    ['ab', '(x)?b', '[$1]', '', 'a[]'],
    ['x', 'x', '\\\\', '', '\\'],
  ])('%s: %s by %s', (text, pattern, replacement, flags, result) => {
    expect(replaceAll(text, pattern, replacement, flags, spend)).toBe(result);
  });

  test('a pattern that matches nothing at all is refused, as XPath does', () => {
    expect(replaceAll('abc', '.*?', '-', '', spend)).toBeNull();
    expect(splitBy('abc', 'x?', spend)).toBeNull();
  });

  test('what is split and joined again is the text', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ab𠮷]{0,3}$/u)), (parts) => {
        const text = parts.join(';');
        expect(splitBy(text, ';', spend)?.join(';')).toBe(text);
      }),
    );
  });
});

test('patterns without references answer as the platform does', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(?:ab)', '(b)');
  const times = fc.constantFrom('', '?', '*', '+', '{2}', '{1,2}', '*?', '+?', '??');
  const piece = fc.tuple(atom, times).map(([what, often]) => what + often);
  const pattern = fc
    .array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((branches) => branches.map((pieces) => pieces.join('')).join('|'));
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[abc]{0,8}$/), (source, text) => {
      expect(matches(text, source, '', spend)).toBe(new RegExp(source, 'u').test(text));
      if (new RegExp(source, 'u').test('')) return;
      expect(replaceAll(text, source, '<$0>', '', spend)).toBe(
        text.replace(new RegExp(source, 'gu'), '<$&>'),
      );
    }),
    { numRuns: 500 },
  );
});

describe('no pattern takes longer than a second', () => {
  const long = 'a'.repeat(50_000);
  test.each([
    ['nested repetitions', '^(a+)+$', `${long}!`],
    ['nested repetitions of a choice', '^(a|a|aa)*$', `${long}!`],
    ['a repetition at every position', 'a*a*a*a*b', long],
    ['a large counted repetition', '(a{1,100}){1,100}b', long],
    ['a reference back within repetitions', '^(a+)+\\1b$', long],
    ['references back at every position', '(a*)(a*)(a*)\\1\\2\\3b', long],
    ['deep brackets', `${'('.repeat(50_000)}a${')'.repeat(50_000)}`, 'a'],
    ['nothing repeated', '(?:(?:(?:){19999}){19999}){19999}', 'a'],
    ['many groups', `${'(a)?'.repeat(3000)}\\1`, long],
  ])('%s', (_, pattern, text) => {
    const before = performance.now();
    matches(text, pattern, '', spend);
    replaceAll(text, pattern, '$0$0', '', spend);
    splitBy(text, pattern, spend);
    expect(performance.now() - before).toBeLessThan(3000);
  });

  test('a search that is cut short has no answer, one in bounded time has', () => {
    expect(matches(`${'a'.repeat(30)}!`, '^(a+)+$', '', spend)).toBe(false);
    expect(matches(`${'a'.repeat(40)}!`, '^(a+)+\\1$', '', spend)).toBeNull();
  });
});
