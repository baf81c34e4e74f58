import type { RecordsValue } from '../feel/closure/records.ts';
import type { FactDefinition, FieldDefinition } from './dictionary-schema.ts';

/** A fact of one value, or of a field of a record; `null` where it is not known. Money is whole fen. */
export type ScalarFactValue = string | number | boolean | null;

/** A fact's value as rules read it: one value, or a list of codes or of records. */
export type FactValue = ScalarFactValue | RecordsValue;

/** One fact as it is given to a decision. */
export interface FactGiven {
  readonly value: unknown;
  /** Who says so, e.g. `self`, `employer`, `document:labour-contract`. */
  readonly source?: string;
  readonly verified?: boolean;
  /** Day on which the source said so, `YYYY-MM-DD`. */
  readonly asOf?: string;
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

/** Least and greatest value of a number or a sum of money that its reader lets through. */
export function factBounds(fact: FactDefinition | undefined): readonly [number, number] {
  const number = fact?.type === 'number' ? fact : undefined;
  return [number?.min ?? -figureMax, number?.max ?? figureMax];
}

/** Reads a value given for one fact: the value, or null where it is absent or not of the fact's type. */
export type FactReader = (given: unknown) => FactValue;

/** A fact or a field that has one value. */
type ScalarDefinition = FieldDefinition | Exclude<FactDefinition, { type: 'records' | 'codes' }>;

/** The reader of one fact. Never throws. */
export function factReader(fact: FactDefinition): FactReader {
  switch (fact.type) {
    case 'codes':
      return codesReader(new Set(fact.codes.map((c) => c.code)), fact.itemsMax);
    case 'records':
      return recordsReader(fact.fields, fact.rowsMax);
    default:
      return scalarReader(fact);
  }
}

function scalarReader(fact: ScalarDefinition): (given: unknown) => ScalarFactValue {
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

/** Several codes: each must be one of the list. */
function codesReader(codes: ReadonlySet<unknown>, itemsMax: number): FactReader {
  return (given) =>
    Array.isArray(given) && given.length <= itemsMax && given.every((code) => codes.has(code))
      ? (given.slice() as string[])
      : null;
}

/**
 * A list of records: entries that are not fields are dropped. A row with a field of another type, or
 * without one that it must have, makes the whole fact unknown, so that no row is silently left out.
 */
function recordsReader(fields: readonly FieldDefinition[], rowsMax: number): FactReader {
  const readers = fields.map((field) => ({
    id: field.id,
    optional: field.optional === true,
    read: scalarReader(field),
  }));
  const row = (given: unknown): Readonly<Record<string, ScalarFactValue>> | null => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
    const record: Record<string, ScalarFactValue> = {};
    for (const { id, optional, read } of readers) {
      const written: unknown = Object.hasOwn(given, id) ? Reflect.get(given, id) : undefined;
      const value = written === undefined || written === null ? null : read(written);
      if (value === null && !(optional && (written === undefined || written === null))) return null;
      record[id] = value;
    }
    return record;
  };
  return (given) => {
    if (!Array.isArray(given) || given.length > rowsMax) return null;
    const rows = given.map(row);
    return rows.includes(null) ? null : (rows as RecordsValue);
  };
}
