/** Whether a character, given as its code point, is one of a set. */
export type CharacterTest = (code: number) => boolean;

/** General categories that `\p{…}` may name (XML Schema 2, F.1.1); surrogates are no characters. */
const categories = new Set(
  (
    'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po ' +
    'Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn'
  ).split(' '),
);

/** Blocks of Unicode that `\p{Is…}` may name, first and last code point. */
const blocks: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['BasicLatin', [0x00, 0x7f]],
  ['Latin-1Supplement', [0x80, 0xff]],
  ['LatinExtended-A', [0x1_00, 0x1_7f]],
  ['LatinExtended-B', [0x1_80, 0x2_4f]],
  ['IPAExtensions', [0x2_50, 0x2_af]],
  ['SpacingModifierLetters', [0x2_b0, 0x2_ff]],
  ['CombiningDiacriticalMarks', [0x3_00, 0x3_6f]],
  ['Greek', [0x3_70, 0x3_ff]],
  ['GreekandCoptic', [0x3_70, 0x3_ff]],
  ['Cyrillic', [0x4_00, 0x4_ff]],
  ['Armenian', [0x5_30, 0x5_8f]],
  ['Hebrew', [0x5_90, 0x5_ff]],
  ['Arabic', [0x6_00, 0x6_ff]],
  ['Devanagari', [0x9_00, 0x9_7f]],
  ['Bengali', [0x9_80, 0x9_ff]],
  ['Thai', [0xe_00, 0xe_7f]],
  ['Tibetan', [0xf_00, 0xf_ff]],
  ['Georgian', [0x10_a0, 0x10_ff]],
  ['HangulJamo', [0x11_00, 0x11_ff]],
  ['Mongolian', [0x18_00, 0x18_af]],
  ['LatinExtendedAdditional', [0x1e_00, 0x1e_ff]],
  ['GreekExtended', [0x1f_00, 0x1f_ff]],
  ['GeneralPunctuation', [0x20_00, 0x20_6f]],
  ['SuperscriptsandSubscripts', [0x20_70, 0x20_9f]],
  ['CurrencySymbols', [0x20_a0, 0x20_cf]],
  ['LetterlikeSymbols', [0x21_00, 0x21_4f]],
  ['NumberForms', [0x21_50, 0x21_8f]],
  ['Arrows', [0x21_90, 0x21_ff]],
  ['MathematicalOperators', [0x22_00, 0x22_ff]],
  ['EnclosedAlphanumerics', [0x24_60, 0x24_ff]],
  ['BoxDrawing', [0x25_00, 0x25_7f]],
  ['GeometricShapes', [0x25_a0, 0x25_ff]],
  ['MiscellaneousSymbols', [0x26_00, 0x26_ff]],
  ['CJKRadicalsSupplement', [0x2e_80, 0x2e_ff]],
  ['KangxiRadicals', [0x2f_00, 0x2f_df]],
  ['CJKSymbolsandPunctuation', [0x30_00, 0x30_3f]],
  ['Hiragana', [0x30_40, 0x30_9f]],
  ['Katakana', [0x30_a0, 0x30_ff]],
  ['Bopomofo', [0x31_00, 0x31_2f]],
  ['HangulCompatibilityJamo', [0x31_30, 0x31_8f]],
  ['EnclosedCJKLettersandMonths', [0x32_00, 0x32_ff]],
  ['CJKCompatibility', [0x33_00, 0x33_ff]],
  ['CJKUnifiedIdeographsExtensionA', [0x34_00, 0x4d_bf]],
  ['CJKUnifiedIdeographs', [0x4e_00, 0x9f_ff]],
  ['YiSyllables', [0xa0_00, 0xa4_8f]],
  ['HangulSyllables', [0xac_00, 0xd7_af]],
  ['PrivateUse', [0xe0_00, 0xf8_ff]],
  ['CJKCompatibilityIdeographs', [0xf9_00, 0xfa_ff]],
  ['HalfwidthandFullwidthForms', [0xff_00, 0xff_ef]],
  ['CJKUnifiedIdeographsExtensionB', [0x2_00_00, 0x2_a6_df]],
]);

/** First and last of the ranges in which an XML name may begin, and what it may have besides. */
const nameStart = [
  0x3a, 0x3a, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2_ff, 0x3_70,
  0x3_7d, 0x3_7f, 0x1f_ff, 0x20_0c, 0x20_0d, 0x20_70, 0x21_8f, 0x2c_00, 0x2f_ef, 0x30_01, 0xd7_ff,
  0xf9_00, 0xfd_cf, 0xfd_f0, 0xff_fd, 0x1_00_00, 0xe_ff_ff,
];
const nameRest = [0x2d, 0x2e, 0x30, 0x39, 0xb7, 0xb7, 0x3_00, 0x3_6f, 0x20_3f, 0x20_40];

function within(ranges: readonly number[]): CharacterTest {
  return (code) => {
    for (let i = 0; i < ranges.length; i += 2) {
      if (code >= (ranges[i] ?? 0) && code <= (ranges[i + 1] ?? 0)) return true;
    }
    return false;
  };
}

/** The other characters. */
export const not =
  (test: CharacterTest): CharacterTest =>
  (code) =>
    !test(code);

export const anyOf = (tests: readonly CharacterTest[]): CharacterTest => {
  const [first, second] = tests;
  if (first && !second) return first;
  return (code) => tests.some((test) => test(code));
};

const byCategory = new Map<string, CharacterTest>();

/** Characters of a general category; asked of the platform's tables, one character at a time. */
function ofCategory(name: string): CharacterTest {
  const known = byCategory.get(name);
  if (known) return known;
  const one = new RegExp(`^\\p{${name}}$`, 'u');
  const test: CharacterTest = (code) => one.test(String.fromCodePoint(code));
  byCategory.set(name, test);
  return test;
}

/** What `\p{name}` takes: a category, or a block by `Is…`; undefined for another name. */
export function property(name: string): CharacterTest | undefined {
  if (categories.has(name)) return ofCategory(name);
  const block = name.startsWith('Is') ? blocks.get(name.slice(2)) : undefined;
  return block && within(block);
}

const digits = ofCategory('Nd');
const word = not(anyOf([ofCategory('P'), ofCategory('Z'), ofCategory('C')]));
const space: CharacterTest = (code) =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
const initial = within(nameStart);
const nameCharacter = within([...nameStart, ...nameRest]);

/** `\s \d \w \i \c` and their opposites in capitals (XML Schema 2, F.1.1). */
export const classEscapes: ReadonlyMap<string, CharacterTest> = new Map([
  ['s', space],
  ['S', not(space)],
  ['d', digits],
  ['D', not(digits)],
  ['w', word],
  ['W', not(word)],
  ['i', initial],
  ['I', not(initial)],
  ['c', nameCharacter],
  ['C', not(nameCharacter)],
]);

/** Other cases of a character, itself included. */
export function casesOf(code: number): readonly number[] {
  const text = String.fromCodePoint(code);
  const forms = [text.toLowerCase(), text.toUpperCase(), text.toUpperCase().toLowerCase()];
  const codes = forms.filter((form) => [...form].length === 1).map((form) => form.codePointAt(0));
  return [...new Set([code, ...codes.filter((one) => one !== undefined)])];
}

/** Characters from one to another; where case is no matter, also those whose other case is there. */
export function span(from: number, to: number, ignoreCase: boolean): CharacterTest {
  const plain: CharacterTest = (code) => code >= from && code <= to;
  if (!ignoreCase) return plain;
  return (code) => plain(code) || casesOf(code).some(plain);
}
