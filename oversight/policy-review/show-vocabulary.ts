import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getFactDictionary } from '@yanzhen/registers/policies/offers.ts';
import type * as contract from './contract.ts';

/** The facts of the city's dictionary, for completion and hover in the editor. */
export async function showVocabulary(turn: Turn): Promise<Output<typeof contract.showVocabulary>> {
  const { facts } = await getFactDictionary(turn);
  return {
    facts: [...facts.values()].map((fact) => ({
      id: fact.id,
      name: fact.name,
      label: fact.label,
      type: fact.type,
      unit: fact.type === 'number' ? fact.unit : null,
      purpose: fact.purpose,
      codes: fact.type === 'code' ? fact.codes : [],
    })),
  };
}
