import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { askCountersigns, keepCountersign, listCountersigns } from './countersign-store.ts';
import type { LetterRecord } from './store.ts';

/** Offices of the city that may be asked to countersign. */
export async function officesToAsk(turn: Turn): Promise<string[]> {
  const { offices } = await getCityProfile(turn);
  return [...new Set(offices.map((office) => office.name.zh))];
}

/** The checker names the units that are to countersign (送会签). */
export async function askOffices(
  turn: Turn,
  letter: LetterRecord,
  asked: readonly string[] = [],
): Promise<void> {
  const known = await officesToAsk(turn);
  const unknown = asked.findIndex((office) => !known.includes(office));
  if (asked.length === 0 || unknown >= 0) {
    const field = unknown < 0 ? 'body.offices' : `body.offices.${unknown}`;
    throw fault(faults.officeUnknown, {
      status: 400,
      field,
      values: { office: asked[unknown] ?? '' },
    });
  }
  await askCountersigns(turn, letter.id, letter.version, asked);
}

/**
 * One person countersigns for one unit (会签).
 *
 * @returns  Whether every unit that was asked has now done so.
 */
export async function countersignFor(
  turn: Turn,
  letter: LetterRecord,
  asked: readonly string[] = [],
  opinion: string | null,
): Promise<boolean> {
  const [office = ''] = asked;
  const given = { office, opinion };
  const kept = await keepCountersign(turn, letter.id, letter.version, given).catch(
    (error: unknown) => {
      const { constraint } = error as { constraint?: string };
      if (constraint === 'letter_countersign_one_unit') throw fault(faults.oneUnit);
      throw error;
    },
  );
  if (kept === 0) throw fault(faults.notAsked, { field: 'body.offices', values: { office } });
  const all = await listCountersigns(turn, letter.id, letter.version);
  return all.every((each) => each.at !== null);
}
