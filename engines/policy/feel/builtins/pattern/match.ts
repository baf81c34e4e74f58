import { casesOf } from './characters.ts';
import type { Program } from './program.ts';

/** Positions by slot, from code point to code point: `[start, end]` of group 0, 1, …; -1 where unset. */
export type Slots = readonly number[];

/** Raised when a search takes more steps than it may; the function that searches gives null. */
export class SearchLimit extends Error {}

/** Steps that one call may take over all of its searches: well under a second. */
const mostSteps = 4_000_000;

/**
 * Searches of one program in one text.
 *
 * A pattern without references back is run over all its states at once, so that the time is at most
 * the length of the text times the size of the program, whatever the pattern (K. Thompson, "Regular
 * expression search algorithm", 1968). One with references back tries one way after another. Both
 * stop at a limit of steps.
 */
export class Search {
  readonly #program: Program;
  readonly #codes: readonly number[];
  /** By step, the round in which it was last reached: no state is entered twice at one position. */
  readonly #reached: Uint32Array;
  #round = 0;
  #left = mostSteps;
  /** What a step costs: it may copy the slots, and one way after another each step makes an object. */
  readonly #cost: number;

  constructor(program: Program, codes: readonly number[]) {
    this.#program = program;
    this.#codes = codes;
    this.#reached = new Uint32Array(program.steps.length);
    this.#cost = (program.pattern.refersBack ? 16 : 1) * (1 + (program.slots >> 4));
  }

  /** Steps taken so far. */
  get taken(): number {
    return mostSteps - this.#left;
  }

  /**
   * The first match that begins at a position or after it.
   *
   * @throws SearchLimit when the steps are used up.
   */
  from(position: number): Slots | null {
    return this.#program.pattern.refersBack ? this.#oneByOne(position) : this.#allAtOnce(position);
  }

  #spend(): void {
    this.#left -= this.#cost;
    if (this.#left < 0) throw new SearchLimit();
  }

  #atEdge(edge: 'start' | 'end', position: number): boolean {
    const { multiline } = this.#program.pattern.flags;
    const codes = this.#codes;
    if (edge === 'start') {
      return position === 0 || (multiline && codes[position - 1] === 0x0a);
    }
    return position === codes.length || (multiline && codes[position] === 0x0a);
  }

  #allAtOnce(from: number): Slots | null {
    const { steps, slots } = this.#program;
    const unset: Slots = Array.from({ length: slots }, () => -1);
    let matched: Slots | null = null;
    let threads: Thread[] = [];
    this.#round++;
    for (let position = from; position <= this.#codes.length; position++) {
      // A match that begins later has the lowest rank, and none once there is a match.
      if (matched === null) this.#follow(threads, 0, position, unset);
      else if (threads.length === 0) break;
      const code = this.#codes[position];
      const next: Thread[] = [];
      this.#round++;
      for (const { step: at, saved } of threads) {
        const step = steps[at];
        this.#spend();
        if (step?.op === 'match') {
          matched = saved;
          break;
        }
        if (step?.op === 'one' && code !== undefined && step.accepts(code)) {
          this.#follow(next, at + 1, position + 1, saved);
        }
      }
      threads = next;
    }
    return matched;
  }

  /** Adds the states that are reached from a step without taking a character, in order of rank. */
  #follow(threads: Thread[], start: number, position: number, saved: Slots): void {
    const open: Thread[] = [{ step: start, saved }];
    for (let thread = open.pop(); thread !== undefined; thread = open.pop()) {
      const at = thread.step;
      if (this.#reached[at] === this.#round) continue;
      this.#reached[at] = this.#round;
      this.#spend();
      const step = this.#program.steps[at];
      switch (step?.op) {
        case 'jump':
          open.push({ step: step.to, saved: thread.saved });
          break;
        case 'split':
          open.push(
            { step: step.other, saved: thread.saved },
            { step: step.to, saved: thread.saved },
          );
          break;
        case 'save':
          open.push({ step: at + 1, saved: thread.saved.with(step.slot, position) });
          break;
        case 'at':
          if (this.#atEdge(step.edge, position)) open.push({ step: at + 1, saved: thread.saved });
          break;
        case 'one':
        case 'match':
          threads.push(thread);
          break;
        default:
          break;
      }
    }
  }

  #oneByOne(from: number): Slots | null {
    for (let start = from; start <= this.#codes.length; start++) {
      const matched = this.#tryAt(start);
      if (matched !== null) return matched;
    }
    return null;
  }

  /** The first way through the program that begins at a position. */
  #tryAt(start: number): Slots | null {
    const { steps, slots } = this.#program;
    const unset: Slots = Array.from({ length: slots }, () => -1);
    const open = [{ step: 0, position: start, saved: unset }];
    for (let way = open.pop(); way !== undefined; way = open.pop()) {
      this.#spend();
      const { step: at, position, saved } = way;
      const step = steps[at];
      switch (step?.op) {
        case 'match':
          return saved;
        case 'jump':
          open.push({ step: step.to, position, saved });
          break;
        case 'split':
          open.push({ step: step.other, position, saved }, { step: step.to, position, saved });
          break;
        case 'save':
          open.push({ step: at + 1, position, saved: saved.with(step.slot, position) });
          break;
        case 'progress':
          if (saved[step.slot] !== position) open.push({ step: at + 1, position, saved });
          break;
        case 'at':
          if (this.#atEdge(step.edge, position)) open.push({ step: at + 1, position, saved });
          break;
        case 'one': {
          const code = this.#codes[position];
          if (code !== undefined && step.accepts(code)) {
            open.push({ step: at + 1, position: position + 1, saved });
          }
          break;
        }
        case 'same-as': {
          const after = this.#repeated(step.number, position, saved);
          if (after !== undefined) open.push({ step: at + 1, position: after, saved });
          break;
        }
        case undefined:
          break;
      }
    }
    return null;
  }

  /** Where the text of a group ends that stands here again; a group that took no part is empty. */
  #repeated(number: number, position: number, saved: Slots): number | undefined {
    const [start = -1, end = -1] = [saved[2 * number], saved[2 * number + 1]];
    const { ignoreCase } = this.#program.pattern.flags;
    if (start < 0 || end < start) return position;
    for (let i = start; i < end; i++) {
      this.#spend();
      const [a, b] = [this.#codes[i], this.#codes[position + i - start]];
      const same = a !== undefined && b !== undefined && isSame(a, b, ignoreCase);
      if (!same) return undefined;
    }
    return position + end - start;
  }
}

interface Thread {
  readonly step: number;
  readonly saved: Slots;
}

const isSame = (a: number, b: number, ignoreCase: boolean): boolean =>
  a === b || (ignoreCase && casesOf(a).includes(b));
