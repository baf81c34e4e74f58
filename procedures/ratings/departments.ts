import { getCityProfile, type CityProfile } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

type Offices = CityProfile['offices'];

/** Where no office of the pack fills the role. */
const nobody = 'unassigned';

/** Which department answers for a role in a county: an office of the county, else one of the city. */
export async function departmentOf(
  turn: Turn,
  role: string,
  county: string | null,
): Promise<string> {
  const { offices } = await getCityProfile(turn);
  const filling = offices.filter(({ duties }) => duties.includes(role));
  const own = filling.find((office) => office.county !== null && office.county === county);
  return (own ?? filling.find((office) => office.county === null))?.id ?? nobody;
}

/** Names of departments by id. */
export async function departmentNames(turn: Turn): Promise<(id: string) => Localized> {
  const { offices }: { readonly offices: Offices } = await getCityProfile(turn);
  return (id) =>
    offices.find((office) => office.id === id)?.name ??
    (id === nobody ? { zh: '未分配部门', en: 'No department' } : { zh: id, en: id });
}
