import type { FeelType } from '../types.ts';
import type { FeelContext, FeelValue } from '../value.ts';
import { dayOf } from './days.ts';

/** A list fact as rules hold it: records by field id, or codes; scalars in the scalar tree's form. */
export type RecordsValue = readonly (
  string | Readonly<Record<string, string | number | boolean | null>>
)[];

const kept = new WeakMap<RecordsValue, readonly FeelValue[]>();

function fieldIn(value: string | number | boolean | null, type: FeelType): FeelValue {
  return type.kind === 'date' && typeof value === 'string' ? dayOf(value) : value;
}

/** A normalised list as FEEL has it: contexts by the fields' official names. */
export function recordsIn(records: RecordsValue, of: FeelType): readonly FeelValue[] {
  let list = kept.get(records);
  if (!list) {
    list = records.map((record): FeelValue => {
      if (typeof record === 'string') return fieldIn(record, of);
      const context = new Map<string, FeelValue>();
      if (of.kind !== 'record') return null;
      for (const [id, field] of of.fields) {
        // Fields stand in the type twice, by id and by name; the record has them by id.
        if (!Object.hasOwn(record, id)) continue;
        context.set(field.name, fieldIn(record[id] ?? null, field.type));
      }
      return context satisfies FeelContext;
    });
    kept.set(records, list);
  }
  return list;
}
