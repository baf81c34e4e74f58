import { getCityProfile, type CityProfile } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

export type Check = NonNullable<CityProfile['checks']>[number];

interface Department {
  readonly id: string;
  readonly name: Localized;
}

/** What the city pack says of joint checks. */
export interface CityChecks {
  readonly checks: readonly Check[];
  readonly departments: readonly Department[];
  /** The department's name; its id where the pack has dropped it. */
  readonly nameOf: (departmentId: string) => Localized;
}

export async function getCityChecks(turn: Turn): Promise<CityChecks> {
  const profile = await getCityProfile(turn);
  const departments = profile.offices
    .filter(({ duties }) => duties.includes('joint-checker'))
    .map(({ id, name }) => ({ id, name }));
  return {
    checks: profile.checks ?? [],
    departments,
    nameOf: (id) => departments.find((each) => each.id === id)?.name ?? { zh: id, en: id },
  };
}
