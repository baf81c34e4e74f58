import type { FactDefinition } from './dictionary-schema.ts';

/** A fact's value as rules read it; `null` where it is not known. Money is whole fen. */
export type FactValue = string | number | boolean | null;

/** One fact as it is given to a decision. */
export interface FactGiven {
  readonly value: unknown;
  /** Who says so, e.g. `self`, `employer`, `document:labour-contract`. */
  readonly source?: string;
  readonly verified?: boolean;
}

/** Facts by their English id. */
export type FactsGiven = Readonly<Record<string, FactGiven | undefined>>;

/** Largest figure of a fact: its product with a rate of two digits is still exact. */
const figureMax = 9e13;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Same answer as `isCivilDate`, without building a Date: this stands on the hot path. */
function isDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const figures = [0, 1, 2, 3, 5, 6, 8, 9];
  for (const i of figures) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return false;
  }
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
  return year >= 1900 && year < 2200 && day >= 1 && day <= days;
}

/** Reads a value given for one fact: the value, or null where it is absent or not of the fact's type. */
export type FactReader = (given: unknown) => FactValue;

/** The reader of one fact. Never throws. */
export function factReader(fact: FactDefinition): FactReader {
  switch (fact.type) {
    case 'boolean':
      return (given) => (given === true || given === false ? given : null);
    case 'money':
      return (given) =>
        Number.isSafeInteger(given) && Math.abs(given as number) <= figureMax
          ? (given as number)
          : null;
    case 'number': {
      const min = fact.min ?? -figureMax;
      const max = fact.max ?? figureMax;
      const { whole } = fact;
      return (given) =>
        typeof given === 'number' &&
        given >= min &&
        given <= max &&
        (!whole || Number.isInteger(given))
          ? given
          : null;
    }
    case 'date':
      return (given) => (typeof given === 'string' && isDay(given) ? given : null);
    case 'text':
      return (given) =>
        typeof given === 'string' && given.length <= fact.lengthMax ? given : null;
    case 'code': {
      const codes = new Set<unknown>(fact.codes.map((c) => c.code));
      return (given) => (codes.has(given) ? (given as string) : null);
    }
  }
}
