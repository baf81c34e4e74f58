import type { Part } from './parse.ts';

const unbounded = Number.POSITIVE_INFINITY;

/** Whether a part can match without taking a character. */
function canBeEmpty(part: Part): boolean {
  switch (part.kind) {
    case 'one':
      return false;
    case 'at':
    case 'same-as':
      return true;
    case 'group':
      return canBeEmpty(part.part);
    case 'repeat':
      return part.min === 0 || canBeEmpty(part.part);
    case 'sequence':
      return part.parts.every(canBeEmpty);
    case 'choice':
      return part.parts.some(canBeEmpty);
  }
}

/** Whether all that a part takes can be one endless repetition: `a+`, `(x*y?)`, but not `\d+,`. */
function isEndless(part: Part): boolean {
  switch (part.kind) {
    case 'one':
    case 'at':
    case 'same-as':
      return false;
    case 'group':
      return isEndless(part.part);
    case 'repeat':
      return part.max === unbounded || isEndless(part.part);
    case 'choice':
      return part.parts.some(isEndless);
    case 'sequence':
      return part.parts.some(
        (inner, i) =>
          isEndless(inner) && part.parts.every((other, j) => i === j || canBeEmpty(other)),
      );
  }
}

/**
 * Whether a pattern repeats without end what itself repeats without end, as `(a+)+`: the same text can
 * then be taken in so many ways that searches which try them one after another never come to an end.
 */
export function nestsRepetitions(part: Part): boolean {
  switch (part.kind) {
    case 'one':
    case 'at':
    case 'same-as':
      return false;
    case 'group':
      return nestsRepetitions(part.part);
    case 'sequence':
    case 'choice':
      return part.parts.some(nestsRepetitions);
    case 'repeat':
      return (part.max === unbounded && isEndless(part.part)) || nestsRepetitions(part.part);
  }
}
