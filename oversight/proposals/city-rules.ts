import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { faults } from './contract.ts';
import type { Rules } from './rules.ts';

export interface Unit {
  readonly id: string;
  readonly name: Localized;
}

/** What the city's pack says of proposals, and its offices. @throws Fault `proposals.no-rules`. */
export async function getRules(turn: Turn): Promise<{ rules: Rules; units: readonly Unit[] }> {
  const { proposals, offices } = await getCityProfile(turn);
  if (!proposals) throw fault(faults.noRules);
  return { rules: proposals, units: offices.map(({ id, name }) => ({ id, name })) };
}

/** The name of an office; its id where the pack has dropped it. */
export function unitOf(units: readonly Unit[], id: string): Unit {
  return units.find((each) => each.id === id) ?? { id, name: { zh: id, en: id } };
}

/** Every unit stands in the city's list, each once. @throws Fault naming the field. */
export function requireUnits(
  units: readonly Unit[],
  asked: readonly string[],
  field: (at: number) => string,
): void {
  asked.forEach((unit, at) => {
    const known = units.some(({ id }) => id === unit) && asked.indexOf(unit) === at;
    if (known) return;
    throw fault(faults.unitUnknown, { status: 400, field: field(at), values: { unit } });
  });
}
