import { Search, SearchLimit, type Slots } from './match.ts';
import { nestsRepetitions } from './nested.ts';
import { PatternError, parseFlags, parsePattern } from './parse.ts';
import { compile, type Program } from './program.ts';

const programs = new Map<string, Program | null>();
const mostPrograms = 200;

/**
 * What is wrong with a pattern that a policy file writes out; undefined for a good one. Nested endless
 * repetitions are searched in bounded time like all others, but nobody means them.
 */
export function patternFault(pattern: string, flags: string): 'malformed' | 'nested' | undefined {
  const program = programOf(pattern, flags);
  if (!program) return 'malformed';
  return nestsRepetitions(program.pattern.part) ? 'nested' : undefined;
}

/** The compiled pattern; null where the text or the flags are none. */
function programOf(pattern: string, flags: string): Program | null {
  const key = `${flags}/${pattern}`;
  const known = programs.get(key);
  if (known !== undefined) return known;
  const made = compiled(pattern, flags);
  if (programs.size >= mostPrograms) programs.clear();
  if (key.length < 2000) programs.set(key, made);
  return made;
}

function compiled(pattern: string, flags: string): Program | null {
  const parsed = parseFlags(flags);
  if (!parsed) return null;
  try {
    return compile(parsePattern(pattern, parsed));
  } catch (error) {
    if (error instanceof PatternError) return null;
    throw error;
  }
}

/** What is told of each search: the steps that it took, to be counted against an evaluation's budget. */
type Spend = (steps: number) => void;

/** A step of a search is a small part of a step of an evaluation. */
const stepsInOne = 8;

/** What a search gives, or null where it takes too long. */
function within<T>(search: Search, size: number, spend: Spend, ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof SearchLimit) return null;
    throw error;
  } finally {
    spend(Math.ceil((search.taken + size) / stepsInOne));
  }
}

/** Longest text that is searched, in UTF-16 units. */
const longestInput = 500_000;

const codesOf = (characters: readonly string[]): number[] =>
  characters.map((character) => character.codePointAt(0) ?? 0);

/** Whether a pattern matches anywhere in a text; null where it is no pattern, or the text too long. */
export function matches(
  input: string,
  pattern: string,
  flags: string,
  spend: Spend,
): boolean | null {
  const program = programOf(pattern, flags);
  if (!program || input.length > longestInput) return null;
  const search = new Search(program, codesOf([...input]));
  return within(search, program.steps.length, spend, () => search.from(0) !== null);
}

/** All matches one after another; null where the pattern matches nothing at all, as XPath refuses it. */
function* matchesOf(search: Search, length: number): Generator<Slots> {
  let position = 0;
  while (position < length) {
    const found = search.from(position);
    if (found === null) return;
    const [start = 0, end = 0] = found;
    yield found;
    position = end > start ? end : end + 1;
  }
}

const matchesNothing = (program: Program): boolean => new Search(program, []).from(0) !== null;

/** The text with each match replaced; null for no pattern, no replacement, or a pattern that matches nothing. */
export function replaceAll(
  input: string,
  pattern: string,
  replacement: string,
  flags: string,
  spend: Spend,
): string | null {
  const program = programOf(pattern, flags);
  const pieces = program && parseReplacement(replacement, program.pattern.groups);
  if (!program || !pieces || input.length > longestInput) return null;
  const characters = [...input];
  const search = new Search(program, codesOf(characters));
  return within(search, program.steps.length, spend, () => {
    if (matchesNothing(program)) return null;
    const cut = (from = -1, to = -1): string =>
      from < 0 || to < from ? '' : characters.slice(from, to).join('');
    let result = '';
    let last = 0;
    for (const slots of matchesOf(search, characters.length)) {
      const [start = 0, end = 0] = slots;
      result += cut(last, start);
      for (const piece of pieces) {
        result += typeof piece === 'string' ? piece : cut(slots[2 * piece], slots[2 * piece + 1]);
        if (result.length > longestResult) throw new SearchLimit();
      }
      last = end;
    }
    spend(result.length / stepsInOne);
    return result + cut(last, characters.length);
  });
}

const longestResult = 10_000_000;

/** Texts and numbers of groups; `$` and `\` stand for themselves only after a `\`. */
function parseReplacement(text: string, groups: number): readonly (string | number)[] | null {
  const pieces: (string | number)[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const next = text.charAt(i + 1);
    if (character === '\\') {
      if (next !== '\\' && next !== '$') return null;
      pieces.push(next);
      i++;
    } else if (character === '$') {
      if (!/^[0-9]$/.test(next)) return null;
      let group = Number(next);
      i++;
      // More digits belong to the number only as long as there is such a group.
      while (
        /^[0-9]$/.test(text.charAt(i + 1)) &&
        group * 10 + Number(text.charAt(i + 1)) <= groups
      ) {
        group = group * 10 + Number(text.charAt(++i));
      }
      pieces.push(group <= groups ? group : '');
    } else {
      pieces.push(character);
    }
  }
  return pieces;
}

/** The texts between the matches; null for no pattern, or one that matches nothing. */
export function splitBy(input: string, pattern: string, spend: Spend): readonly string[] | null {
  const program = programOf(pattern, '');
  if (!program || input.length > longestInput) return null;
  const characters = [...input];
  const search = new Search(program, codesOf(characters));
  return within(search, program.steps.length, spend, () => {
    if (matchesNothing(program)) return null;
    const parts: string[] = [];
    let last = 0;
    for (const [start = 0, end = 0] of matchesOf(search, characters.length)) {
      parts.push(characters.slice(last, start).join(''));
      last = end;
    }
    parts.push(characters.slice(last).join(''));
    return parts;
  });
}
