import { anyOf, classEscapes, not, property, span, type CharacterTest } from './characters.ts';

/** A part of a pattern. Groups are numbered from 1 in the order of their opening brackets. */
export type Part =
  | { readonly kind: 'one'; readonly accepts: CharacterTest }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'repeat';
      readonly part: Part;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
    }
  | { readonly kind: 'group'; readonly part: Part; readonly number: number }
  | { readonly kind: 'same-as'; readonly number: number }
  | { readonly kind: 'at'; readonly edge: 'start' | 'end' };

export interface Flags {
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly ignoreCase: boolean;
  readonly extended: boolean;
}

export interface Pattern {
  readonly part: Part;
  readonly groups: number;
  readonly refersBack: boolean;
  readonly flags: Flags;
}

/** Raised while a pattern is read; it does not leave this folder. */
export class PatternError extends Error {}

const deepest = 100;
const singleEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ...[...'\\|.?*+(){}-[]^$'].map((character) => [character, character] as const),
]);

/** Flags `s m i x` of XPath 2.0, 7.6.1.1; undefined where there is another. */
export function parseFlags(text: string): Flags | undefined {
  if (!/^[smix]{0,20}$/.test(text)) return undefined;
  return {
    dotAll: text.includes('s'),
    multiline: text.includes('m'),
    ignoreCase: text.includes('i'),
    extended: text.includes('x'),
  };
}

/**
 * A regular expression of XPath 2.0 (XML Schema 2, appendix F, with the additions of XQuery 1.0 and XPath
 * 2.0 Functions and Operators, 7.6.1).
 *
 * @throws PatternError where the text is none.
 */
export function parsePattern(text: string, flags: Flags): Pattern {
  return new Reader(text, flags).pattern();
}

class Reader {
  readonly #characters: readonly string[];
  readonly #flags: Flags;
  #at = 0;
  #depth = 0;
  #groups = 0;
  readonly #closed = new Set<number>();
  #refersBack = false;

  constructor(text: string, flags: Flags) {
    this.#characters = [...text];
    this.#flags = flags;
  }

  pattern(): Pattern {
    const part = this.#choice();
    if (this.#at < this.#characters.length) throw new PatternError();
    return { part, groups: this.#groups, refersBack: this.#refersBack, flags: this.#flags };
  }

  get #next(): string | undefined {
    return this.#characters[this.#at];
  }

  /** Takes the character if it is next. */
  #take(character: string): boolean {
    if (this.#next !== character) return false;
    this.#at++;
    return true;
  }

  #need(character: string): void {
    if (!this.#take(character)) throw new PatternError();
  }

  #any(): string {
    const character = this.#next;
    if (character === undefined) throw new PatternError();
    this.#at++;
    return character;
  }

  #skipBlanks(): void {
    while (this.#flags.extended && this.#next !== undefined && ' \t\n\r'.includes(this.#next)) {
      this.#at++;
    }
  }

  #choice(): Part {
    if (++this.#depth > deepest) throw new PatternError();
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    this.#depth--;
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: 'choice', parts };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    for (;;) {
      this.#skipBlanks();
      if (this.#next === undefined || this.#next === '|' || this.#next === ')') break;
      parts.push(this.#quantified(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #quantified(part: Part): Part {
    this.#skipBlanks();
    const bounds = this.#bounds();
    if (!bounds) return part;
    const [min, max] = bounds;
    this.#skipBlanks();
    return { kind: 'repeat', part, min, max, greedy: !this.#take('?') };
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#take('?')) return [0, 1];
    if (this.#take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#take('+')) return [1, Number.POSITIVE_INFINITY];
    if (!this.#take('{')) return undefined;
    const min = this.#count();
    if (this.#take('}')) return [min, min];
    this.#need(',');
    if (this.#take('}')) return [min, Number.POSITIVE_INFINITY];
    const max = this.#count();
    this.#need('}');
    if (max < min) throw new PatternError();
    return [min, max];
  }

  #count(): number {
    const digits = this.#digits();
    if (digits === '' || digits.length > 6) throw new PatternError();
    return Number(digits);
  }

  #digits(): string {
    const start = this.#at;
    while (/^[0-9]$/.test(this.#next ?? '')) this.#at++;
    return this.#characters.slice(start, this.#at).join('');
  }

  #atom(): Part {
    const character = this.#any();
    switch (character) {
      case '.':
        return { kind: 'one', accepts: this.#dot() };
      case '^':
        return { kind: 'at', edge: 'start' };
      case '$':
        return { kind: 'at', edge: 'end' };
      case '(':
        return this.#group();
      case '[':
        return { kind: 'one', accepts: this.#set() };
      case '\\':
        return this.#escape();
      case '?':
      case '*':
      case '+':
      case '{':
      case '}':
      case ']':
        throw new PatternError();
      default:
        return this.#literal(character);
    }
  }

  #dot(): CharacterTest {
    return this.#flags.dotAll ? () => true : (code) => code !== 0x0a && code !== 0x0d;
  }

  #literal(character: string): Part {
    const code = character.codePointAt(0) ?? 0;
    return { kind: 'one', accepts: span(code, code, this.#flags.ignoreCase) };
  }

  #group(): Part {
    this.#skipBlanks();
    if (this.#take('?')) {
      this.#need(':');
      const inner = this.#choice();
      this.#need(')');
      return inner;
    }
    const number = ++this.#groups;
    const part = this.#choice();
    this.#need(')');
    this.#closed.add(number);
    return { kind: 'group', part, number };
  }

  #escape(): Part {
    if (/^[1-9]$/.test(this.#next ?? '')) return this.#backReference();
    const test = this.#classEscape();
    if (test) return { kind: 'one', accepts: test };
    return this.#literal(this.#singleEscape());
  }

  /** `\1`, or of more digits where there are so many groups; the group must be closed. */
  #backReference(): Part {
    let number = Number(this.#any());
    while (/^[0-9]$/.test(this.#next ?? '') && number * 10 + Number(this.#next) <= this.#groups) {
      number = number * 10 + Number(this.#any());
    }
    if (!this.#closed.has(number)) throw new PatternError();
    this.#refersBack = true;
    return { kind: 'same-as', number };
  }

  #singleEscape(): string {
    const character = singleEscapes.get(this.#any());
    if (character === undefined) throw new PatternError();
    return character;
  }

  /** After a backslash: `\d`, `\p{Lu}`, or undefined where it is the escape of one character. */
  #classEscape(): CharacterTest | undefined {
    const test = classEscapes.get(this.#next ?? '');
    if (test) {
      this.#at++;
      return test;
    }
    if (this.#next !== 'p' && this.#next !== 'P') return undefined;
    const opposite = this.#any() === 'P';
    this.#need('{');
    const end = this.#characters.indexOf('}', this.#at);
    const named = end < 0 ? undefined : property(this.#characters.slice(this.#at, end).join(''));
    if (!named) throw new PatternError();
    this.#at = end + 1;
    return opposite ? not(named) : named;
  }

  /** After `[`: characters, ranges and escapes, all turned round by `^`, less a set after `-[`. */
  #set(): CharacterTest {
    if (++this.#depth > deepest) throw new PatternError();
    const opposite = this.#take('^');
    const tests: CharacterTest[] = [];
    let without: CharacterTest | undefined;
    while (!this.#take(']')) {
      if (this.#next === '-' && this.#characters[this.#at + 1] === '[' && tests.length > 0) {
        this.#at += 2;
        without = this.#set();
        this.#need(']');
        break;
      }
      tests.push(this.#member(tests.length === 0));
    }
    this.#depth--;
    if (tests.length === 0) throw new PatternError();
    const all = opposite ? not(anyOf(tests)) : anyOf(tests);
    const taken = without;
    return taken ? (code) => all(code) && !taken(code) : all;
  }

  /** One character, range or escape of a set. A hyphen stands for itself only first or last. */
  #member(first: boolean): CharacterTest {
    const start = this.#any();
    if (start === '[') throw new PatternError();
    if (start === '-' && !first && this.#next !== ']') throw new PatternError();
    if (start === '\\') {
      const test = this.#classEscape();
      if (test) return test;
    }
    const from = codeOf(start === '\\' ? this.#singleEscape() : start);
    const after = this.#characters[this.#at + 1];
    if (this.#next !== '-' || after === ']' || after === '[') {
      return span(from, from, this.#flags.ignoreCase);
    }
    this.#at++;
    const end = this.#any();
    const to = codeOf(end === '\\' ? this.#singleEscape() : end);
    if (to < from) throw new PatternError();
    return span(from, to, this.#flags.ignoreCase);
  }
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
