import type { FactValue } from '../facts/normalise.ts';
import { flagsPerWord, type NumberColumn, type PopulationColumns } from './columns.ts';

/** Values of a wider column that a table is made for: some years of days. */
const slotsMax = 4096;

/** Yes-or-no columns to a byte of their word. */
const flagsPerByte = 4;

/** Where the slot of a row is read: a number column, or a byte of a word of flags. */
export type SlotPlace =
  | { readonly kind: 'number'; readonly id: string; readonly column: NumberColumn }
  | { readonly kind: 'flags'; readonly word: number; readonly byte: number };

/**
 * A column, or four flags, that take few values: what follows from them alone is computed once a value and
 * looked up for each row. A number's slot is its value less `offset`; the last one is for unknown.
 */
export interface Slots {
  /** Alike for the same columns. */
  readonly key: string;
  readonly place: SlotPlace;
  readonly count: number;
  readonly offset: number;
  /** Slots that a row can have. */
  readonly used: readonly number[];
  /** The value of a column in a slot, as rules read it. */
  readonly valueIn: (id: string, slot: number) => FactValue;
}

/** The slots of columns that rules read together; undefined where they take too many values. */
export function slotsOf(
  ids: readonly string[],
  columns: PopulationColumns,
  numbers: ReadonlyMap<string, NumberColumn>,
): Slots | undefined {
  const [first, ...more] = ids;
  if (first === undefined || !columns.has(first)) return undefined;
  const column = numbers.get(first);
  if (column) return more.length === 0 ? numberSlots(first, column) : undefined;
  const byteOf = (id: string) => Math.floor(columns.flagPlace(id) / flagsPerByte);
  const alike = more.every(
    (id) => columns.has(id) && !numbers.has(id) && byteOf(id) === byteOf(first),
  );
  return alike ? flagSlots(byteOf(first), ids, columns) : undefined;
}

function numberSlots(id: string, column: NumberColumn): Slots | undefined {
  const { data, low, high, unknown, hasUnknown } = column;
  const byte = data instanceof Uint8Array;
  if (data instanceof Float64Array || (!byte && high - low >= slotsMax)) return undefined;
  const offset = byte ? 0 : low;
  const last = byte ? unknown : high - low + 1;
  const known = Array.from({ length: high - low + 1 }, (_, i) => low + i - offset);
  return {
    key: `c ${id}`,
    place: { kind: 'number', id, column },
    count: last + 1,
    offset,
    used: hasUnknown ? [...known, last] : known,
    valueIn: (_, slot) => (slot === last ? Number.NaN : slot + offset),
  };
}

function flagSlots(place: number, ids: readonly string[], columns: PopulationColumns): Slots {
  const bytes = flagsPerWord / flagsPerByte;
  const [word, byte] = [Math.floor(place / bytes), place % bytes];
  const bitsOf = (id: string, slot: number) =>
    (slot >>> ((columns.flagPlace(id) % flagsPerByte) * 2)) & 3;
  // Two bits of a flag: true, false, or neither; never both.
  const can = (slot: number) =>
    (slot & (slot >>> 1) & 0x55) === 0 &&
    (!columns.flagsComplete || ids.every((id) => bitsOf(id, slot) !== 0));
  return {
    key: `f ${word} ${byte}`,
    place: { kind: 'flags', word, byte },
    count: 256,
    offset: 0,
    used: Array.from({ length: 256 }, (_, slot) => slot).filter(can),
    valueIn: (id, slot) => {
      const bits = bitsOf(id, slot);
      return bits === 1 ? true : bits === 2 ? false : null;
    },
  };
}
