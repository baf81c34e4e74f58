import type { LintContext } from '@yanzhen/papers';
import { getCityProfile, listBenefits } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** What the city knows and a letter is compared with: its places, offices, policies, benefits and own names. */
export async function lintContext(turn: Turn): Promise<LintContext> {
  const { name, counties, offices, letterhead, letters } = await getCityProfile(turn);
  const benefits = await listBenefits(turn);
  const head = letterhead ? [letterhead.organ.zh, letterhead.signature.zh] : [];
  return {
    today: turn.today,
    city: name?.zh,
    places: counties.map((county) => county.name.zh),
    offices: unique([...offices.map((office) => office.name.zh), ...head]),
    names: unique([
      ...(letters?.names ?? []),
      ...benefits.flatMap(({ benefit, policy }) => [benefit.name.zh, policy.document.title.zh]),
    ]),
    promises: letters?.promises ?? [],
  };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
