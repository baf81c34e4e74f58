import type { CharacterTest } from './characters.ts';
import { PatternError, type Part, type Pattern } from './parse.ts';

/** One step of a compiled pattern; steps follow each other unless they say where to go. */
export type Step =
  | { readonly op: 'one'; readonly accepts: CharacterTest }
  | { readonly op: 'split'; to: number; other: number }
  | { readonly op: 'jump'; to: number }
  /** Remembers the position in a slot: bounds of groups, and where a round of a repetition began. */
  | { readonly op: 'save'; readonly slot: number }
  /** Fails where the round that began at the slot has taken nothing. */
  | { readonly op: 'progress'; readonly slot: number }
  | { readonly op: 'same-as'; readonly number: number }
  | { readonly op: 'at'; readonly edge: 'start' | 'end' }
  | { readonly op: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  readonly pattern: Pattern;
  /** Slots of positions: two a group, the whole match being group 0, then those of repetitions. */
  readonly slots: number;
}

/** Repetitions with counts are written out; a pattern that grows beyond this is refused. */
const mostSteps = 20_000;

/** @throws PatternError where the pattern is too large. */
export function compile(pattern: Pattern): Program {
  const writer = new StepWriter(pattern);
  writer.group(pattern.part, 0);
  writer.emit({ op: 'match' });
  return { steps: writer.steps, pattern, slots: writer.slots };
}

/** A split whose ways are not yet known. */
type Fork = { to: number; other: number };

class StepWriter {
  readonly steps: Step[] = [];
  slots: number;
  /** Only the search that tries one way after another can run round in place. */
  readonly #guardsRounds: boolean;

  constructor(pattern: Pattern) {
    this.slots = 2 * (pattern.groups + 1);
    this.#guardsRounds = pattern.refersBack;
  }

  emit<S extends Step>(step: S): S {
    if (this.steps.length >= mostSteps) throw new PatternError();
    this.steps.push(step);
    return step;
  }

  group(part: Part, number: number): void {
    this.emit({ op: 'save', slot: 2 * number });
    this.#write(part);
    this.emit({ op: 'save', slot: 2 * number + 1 });
  }

  #write(part: Part): void {
    switch (part.kind) {
      case 'one':
        this.emit({ op: 'one', accepts: part.accepts });
        return;
      case 'sequence':
        for (const inner of part.parts) this.#write(inner);
        return;
      case 'choice':
        this.#choice(part.parts);
        return;
      case 'repeat':
        this.#repeat(part);
        return;
      case 'group':
        this.group(part.part, part.number);
        return;
      case 'same-as':
        this.emit({ op: 'same-as', number: part.number });
        return;
      case 'at':
        this.emit({ op: 'at', edge: part.edge });
    }
  }

  #choice(parts: readonly Part[]): void {
    const ends: { to: number }[] = [];
    for (const [i, part] of parts.entries()) {
      const last = i === parts.length - 1;
      const split = last ? undefined : this.emit({ op: 'split' as const, to: 0, other: 0 });
      if (split) split.to = this.steps.length;
      this.#write(part);
      if (!last) ends.push(this.emit({ op: 'jump' as const, to: 0 }));
      if (split) split.other = this.steps.length;
    }
    for (const end of ends) end.to = this.steps.length;
  }

  #repeat({ part, min, max, greedy }: Extract<Part, { kind: 'repeat' }>): void {
    const endless = max === Number.POSITIVE_INFINITY;
    // The last round that must be is also the one that an endless repetition goes back to.
    for (let i = 0; i < (endless ? min - 1 : min); i++) {
      const before = this.steps.length;
      this.#write(part);
      // A part without steps could be repeated for nothing any number of times.
      if (this.steps.length === before) return;
    }
    if (!endless) this.#optional(part, max - min, greedy);
    else if (min === 0) this.#skippable(() => this.#rounds(part, greedy), greedy);
    else this.#rounds(part, greedy);
  }

  /** Up to so many rounds, each of which may be the last. */
  #optional(part: Part, rounds: number, greedy: boolean): void {
    const splits: { split: Fork; round: number }[] = [];
    for (let i = 0; i < rounds; i++) {
      const split = this.emit({ op: 'split' as const, to: 0, other: 0 });
      splits.push({ split, round: this.steps.length });
      this.#write(part);
    }
    for (const { split, round } of splits) this.#lead(split, round, this.steps.length, greedy);
  }

  #skippable(write: () => void, greedy: boolean): void {
    const split = this.emit({ op: 'split' as const, to: 0, other: 0 });
    const start = this.steps.length;
    write();
    this.#lead(split, start, this.steps.length, greedy);
  }

  /** One round, and then any number more. */
  #rounds(part: Part, greedy: boolean): void {
    const start = this.steps.length;
    const slot = this.#guardsRounds ? this.slots++ : undefined;
    if (slot !== undefined) this.emit({ op: 'save', slot });
    this.#write(part);
    const split = this.emit({ op: 'split' as const, to: 0, other: 0 });
    const again = this.steps.length;
    if (slot !== undefined) this.emit({ op: 'progress', slot });
    this.emit({ op: 'jump', to: start });
    this.#lead(split, again, this.steps.length, greedy);
  }

  /** What is tried first: another round where greedy, else what follows. */
  #lead(split: Fork, round: number, on: number, greedy: boolean): void {
    split.to = greedy ? round : on;
    split.other = greedy ? on : round;
  }
}
