import { expect, test } from 'vitest';
import { builtins } from './builtins.ts';
import { testRows } from './test-rows.ts';

testRows('substring counts code points from 1, or from the end', [
  ['substring("foobar", 3)', '"obar"'],
  ['substring("foobar", 3, 3)', '"oba"'],
  ['substring("foobar", -2, 1)', '"a"'],
  ['substring("foobar", 3.8)', '"obar"'],
  ['substring("foobar", 5, 10)', '"ar"'],
  ['substring("𠮷野家", 2)', '"野家"'],
  ['substring("𠮷野家", 1, 1)', '"𠮷"'],
  ['substring(string: "foobar", start position: -3)', '"bar"'],
  ['substring("foobar", 0)', 'null'],
  ['substring("foobar", 7)', 'null'],
  ['substring("foobar", -7)', 'null'],
  ['substring("foobar", 1, 0)', 'null'],
  ['substring("", 1)', 'null'],
  ['substring(null, 1)', 'null'],
  ['substring("foobar", "1")', 'null'],
  ['substring("foobar")', 'null'],
  ['substring(["foobar"], 6)', '"r"'],
]);

testRows('string length counts code points', [
  ['string length("雁阵")', '2'],
  ['string length("👨‍👩‍👧")', '5'],
  ['string length("")', '0'],
  ['string length(12)', 'null'],
  ['string length(null)', 'null'],
]);

testRows('upper case, lower case', [
  ['upper case("aBc4é")', '"ABC4É"'],
  ['upper case("")', '""'],
  ['upper case(3)', 'null'],
  ['lower case("ABc4É")', '"abc4é"'],
  ['lower case("硕士")', '"硕士"'],
  ['lower case(null)', 'null'],
]);

testRows('substring before, substring after', [
  ['substring before("foobar", "bar")', '"foo"'],
  ['substring before("foobar", "xyz")', '""'],
  ['substring before("foobar", "")', '""'],
  ['substring before("foobar", 1)', 'null'],
  ['substring after("foobar", "ob")', '"ar"'],
  ['substring after("foobar", "")', '"foobar"'],
  ['substring after("foobar", "xyz")', '""'],
  ['substring after(null, "a")', 'null'],
]);

testRows('contains, starts with, ends with', [
  ['contains("foobar", "ob")', 'true'],
  ['contains("foobar", "of")', 'false'],
  ['contains("", "")', 'true'],
  ['contains("foobar", null)', 'null'],
  ['starts with("foobar", "fo")', 'true'],
  ['starts with("foobar", "")', 'true'],
  ['starts with("foobar", 1)', 'null'],
  ['ends with("泸州市", "市")', 'true'],
  ['ends with("r", "bar")', 'false'],
  ['ends with(true, "r")', 'null'],
]);

testRows('string join', [
  ['string join(["a", "b", "c"], "_and_")', '"a_and_b_and_c"'],
  ['string join(["a", "b", "c"])', '"abc"'],
  ['string join(["a", "b"], null)', '"ab"'],
  ['string join(["a", null, "c"], "-")', '"a-c"'],
  ['string join([], "X")', '""'],
  ['string join("a", "X")', '"a"'],
  ['string join(["a", 1], "X")', 'null'],
  ['string join(["a"], 1)', 'null'],
  ['string join(null, ",")', 'null'],
]);

testRows('split breaks at each match of a pattern', [
  ['split("John Doe", "\\\\s")', '["John", "Doe"]'],
  ['split("a;b;c;;", ";")', '["a", "b", "c", "", ""]'],
  ['split(";a", ";")', '["", "a"]'],
  ['split("", ";")', '[""]'],
  ['split("abc", "")', 'null'],
  ['split("abc", "(")', 'null'],
  ['split(null, ";")', 'null'],
  ['split("a1b", 1)', 'null'],
]);

testRows('matches', [
  ['matches("foobar", "^fo*b")', 'true'],
  ['matches("foobar", "^oba")', 'false'],
  ['matches("FOO", "foo", "i")', 'true'],
  ['matches("FOO", "foo", null)', 'false'],
  ['matches("a\\nb", "a.b")', 'false'],
  ['matches("a\\nb", "a.b", "s")', 'true'],
  ['matches("a\\nb", "^b$", "m")', 'true'],
  ['matches("helloworld", "hello world", "x")', 'true'],
  ['matches("hello world", "hello[ ]world", "x")', 'true'],
  ['matches("foobar", "foo", "p")', 'null'],
  ['matches("foobar", "(")', 'null'],
  ['matches("foobar", null)', 'null'],
  ['matches(12, "1")', 'null'],
]);

testRows('replace', [
  ['replace("banana", "a", "o")', '"bonono"'],
  ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
  ['replace("aaa", "[aeiouy]", "[$0]")', '"[a][a][a]"'],
  ['replace("abc", "b", "\\\\$")', '"a$c"'],
  ['replace("𠮷a", "a", "𠮷")', '"𠮷𠮷"'],
  ['replace("AbA", "a", "x", "i")', '"xbx"'],
  ['replace("abc", "x*", "-")', 'null'],
  ['replace("abc", "b", "$")', 'null'],
  ['replace("abc", "b", "\\\\n")', 'null'],
  ['replace("abc", "[", "-")', 'null'],
  ['replace("abc", "b", null)', 'null'],
  ['replace("abc", 1, "x")', 'null'],
]);

test('a search counts its steps against the budget of the evaluation', () => {
  let steps = 0;
  const tools = { invoke: () => null, spend: (some: number) => void (steps += some) };
  builtins.get('matches')?.call(['a'.repeat(50_000), 'a*b'], tools);
  expect(steps).toBeGreaterThan(10_000);
});
