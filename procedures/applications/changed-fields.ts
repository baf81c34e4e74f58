import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import { faults } from './contract.ts';

/** Fields of which two contents have different digests, or only one has any. */
export function changedFields(
  kept: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly string[] {
  const all = new Set([...Object.keys(kept), ...Object.keys(now)]);
  return [...all].filter((field) => kept[field] !== now[field]);
}

/** The fault of fields that changed since they were proposed; who tells it names them. */
export function contentChanged(fields: readonly string[]): Fault {
  return fault(faults.contentChanged, { values: { fields: fields.join(' ') } });
}
