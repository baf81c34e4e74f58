import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { applyIndicators } from '@yanzhen/oversight/indicators/offers.ts';
import { applyLetterTemplates } from '@yanzhen/oversight/letters/offers.ts';
import { applyPack, type CityPack, type PackApplied } from '@yanzhen/registers/policies/offers.ts';

/** What applying a whole pack changed. */
export interface CityApplied extends PackApplied {
  readonly indicators: readonly string[];
  readonly letterTemplates: readonly string[];
}

/** Makes a city what its whole pack says; the same pack again changes nothing. */
export async function applyCity(
  turn: Turn,
  pack: CityPack,
  options: { readonly demonstration?: boolean } = {},
): Promise<CityApplied> {
  const applied = await applyPack(turn, pack, options);
  return {
    ...applied,
    indicators: await applyIndicators(turn, pack.others['indicators'] ?? []),
    letterTemplates: await applyLetterTemplates(turn, pack.others['letters'] ?? []),
  };
}
