import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { savePackYear } from '../../calendar/offers.ts';
import { publishPolicy } from '../publish-policy.ts';
import * as store from '../store.ts';
import type { CityPack } from './city-pack.ts';

export interface PackApplied {
  /** Documents that got a new version. */
  readonly published: readonly string[];
  /** Years of the calendar that changed. */
  readonly years: readonly number[];
}

/**
 * Makes the city what its pack says: the city's row, the calendar, policy versions. Applying the same
 * pack again changes nothing.
 *
 * @throws Error when a policy of the pack cannot be published; `readPack` told its problems before.
 */
export async function applyPack(
  turn: Turn,
  pack: CityPack,
  options: { readonly demonstration?: boolean } = {},
): Promise<PackApplied> {
  const { city, ...profile } = pack.city;
  if (city !== turn.city) throw new Error(`the pack is of ${city}, the turn of ${turn.city}`);
  await store.saveCity(turn, {
    areaCode: profile.areaCode,
    name: profile.name,
    demonstration: options.demonstration ?? turn.demonstration,
    pack: profile,
  });
  const years: number[] = [];
  for (const year of pack.calendar) {
    if (await savePackYear(turn, year)) years.push(year.year);
  }
  const published: string[] = [];
  for (const { file, text, policy } of pack.policies) {
    const result = await publishPolicy(turn, {
      policyText: text,
      factsText: pack.facts.text,
      fileName: file,
      beside: pack.policies.map((each) => each.policy),
    });
    if (!result.ok) {
      throw new Error(`${file} cannot be published: ${result.problems[0]?.says.en ?? ''}`);
    }
    if (result.isNew) published.push(policy.document.id);
  }
  if (published.length + years.length > 0) {
    await turn.record({
      act: 'policies.apply-pack',
      subject: { type: 'city', id: city },
      detail: { published, years },
    });
  }
  return { published, years };
}
