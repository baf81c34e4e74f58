import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { PayeeHold } from '@yanzhen/registers/talents/offers.ts';
import { faults } from './contract.ts';
import { minuteOf } from './minute-of.ts';

/** Tells why nothing can be paid to a person now, with what can be done. */
export function holdFault(
  hold: PayeeHold,
  { field, values }: { field: string; values: Readonly<Record<string, unknown>> },
): Fault {
  if (hold.code === 'no-account') return fault(faults.accountMissing, { field, values });
  if (!hold.until) return fault(faults.accountAsked, { field, values });
  return fault(faults.accountHeld, { field, values: { ...values, until: minuteOf(hold.until) } });
}
