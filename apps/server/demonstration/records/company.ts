import { actorFrom, findAccountByLogin } from '@yanzhen/server/accounts/find-actor.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { saveOrganisation, type Organisation } from '@yanzhen/registers/organisations/offers.ts';
import type { Stage } from '../stage.ts';
import { enterpriseName, instituteName, schoolName } from './names.ts';
import type { Cooperation } from './records-file.ts';

/** Who enters the records, and whom they are about. */
export interface Company {
  readonly officer: Actor;
  readonly auditor: Actor;
  readonly enterprises: readonly Organisation[];
  readonly schools: readonly Organisation[];
  readonly institutes: readonly Organisation[];
  /** An organisation by its key in the file, or `enterprise-<n>`. */
  organisation(key: string): Organisation;
}

/** Registers the organisations of the records; enterprises are spread over counties and clusters. */
export async function gatherCompany(stage: Stage, file: Cooperation): Promise<Company> {
  const { counties, clusters } = await getCityProfile(stage.turn(null));
  const register = async (
    { count, seed }: { count: number; seed: number },
    kind: Organisation['kind'],
    nameOf: (n: number) => string,
  ): Promise<Organisation[]> => {
    const made: Organisation[] = [];
    for (let n = 0; n < count; n += 1) {
      const local = kind === 'enterprise';
      made.push(
        await saveOrganisation(stage.turn(null), {
          name: nameOf(n),
          creditCode: syntheticCreditCode(seed + n),
          kind,
          county: local ? (counties[n % counties.length]?.code ?? null) : null,
          cluster: local ? (clusters[(n * 3) % clusters.length]?.id ?? null) : null,
        }),
      );
    }
    return made;
  };
  const named = new Map<string, Organisation>();
  for (const { id, seed, county, ...fields } of file.organisations) {
    const code = { creditCode: syntheticCreditCode(seed), county: county ?? null, cluster: null };
    named.set(id, await saveOrganisation(stage.turn(null), { ...fields, ...code }));
  }
  const none = { count: 0, seed: 0 };
  const enterprises = await register(file.enterprises, 'enterprise', enterpriseName);
  enterprises.forEach((each, n) => named.set(`enterprise-${n + 1}`, each));
  return {
    officer: await actorNamed(stage.turn(null), file.officer),
    auditor: await actorNamed(stage.turn(null), file.auditor),
    enterprises,
    schools: await register(file.schools ?? none, 'institution', schoolName),
    institutes: await register(file.institutes ?? none, 'institution', instituteName),
    organisation: (key) => {
      const found = named.get(key);
      if (!found) throw new Error(`demonstration: there is no ${key}`);
      return found;
    },
  };
}

export async function actorNamed(turn: Turn, login: string): Promise<Actor> {
  const account = await findAccountByLogin(turn, login);
  if (!account) throw new Error(`demonstration: there is no ${login}`);
  return actorFrom(account);
}
