import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import { actorFrom } from '@yanzhen/server/accounts/find-actor.ts';
import { saveAccount } from '@yanzhen/server/accounts/save-account.ts';
import { hashPassword } from '@yanzhen/server/secrets/passwords.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { saveOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import * as talents from '@yanzhen/registers/talents/contract.ts';
import { seedOf, type DemoPerson, type readDemonstration } from './demo-files.ts';
import { demonstrationSecrets } from './secrets.ts';
import type { Stage } from './stage.ts';

/** Who acts in the demonstration. */
export interface Cast {
  /** Staff, agent and talent of the role switcher, by login. */
  readonly byLogin: ReadonlyMap<string, Actor>;
  /** The agent of each organisation, by its key in the pack. */
  readonly agents: ReadonlyMap<string, Actor>;
  readonly organisations: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

type Demo = ReturnType<typeof readDemonstration>;

/** Makes organisations and accounts; accounts with one person key are one natural person. */
export async function makeCast(stage: Stage, demo: Demo): Promise<Cast> {
  const organisations = new Map<string, { id: string; name: string }>();
  for (const { id, seed, ...fields } of demo.organisations) {
    const saved = await saveOrganisation(stage.turn(null), {
      ...fields,
      creditCode: syntheticCreditCode(seed),
    });
    organisations.set(id, { id: saved.id, name: saved.name });
  }
  const passwordHash = await hashPassword(demonstrationSecrets.password);
  const byLogin = new Map<string, Actor>();
  const agents = new Map<string, Actor>();
  for (const account of demo.accounts) {
    const seed = seedOf(demo.accounts, account);
    const organisation = organisations.get(account.organisation ?? '');
    const row = await saveAccount(stage.turn(null), {
      name: account.name,
      kind: account.kind,
      login: account.login,
      roles: account.roles,
      counties: account.counties,
      office: account.office,
      identityNumber: syntheticIdentityNumber(seed),
      mobile: syntheticMobile(seed),
      ...(organisation ? { organisation } : {}),
      ...(account.kind === 'staff' ? { passwordHash, totpSecret: demonstrationSecrets.totp } : {}),
    });
    byLogin.set(account.login, actorFrom(row));
    if (account.organisation) agents.set(account.organisation, actorFrom(row));
  }
  for (const [key, organisation] of organisations) {
    if (agents.has(key)) continue;
    const seed = 50 + agents.size;
    const row = await saveAccount(stage.turn(null), {
      name: `${organisation.name.slice(0, 2)}经办`,
      kind: 'agent',
      roles: ['agent'],
      counties: [],
      organisation,
      identityNumber: syntheticIdentityNumber(seed),
      mobile: syntheticMobile(seed),
    });
    agents.set(key, actorFrom(row));
  }
  return { byLogin, agents, organisations };
}

/** A talent with identity, county and a card, as they would enter them. */
export async function makeTalent(
  stage: Stage,
  person: Pick<DemoPerson, 'name' | 'seed' | 'county'>,
): Promise<Actor> {
  const row = await saveAccount(stage.turn(null), {
    name: person.name,
    kind: 'talent',
    roles: ['talent'],
    counties: [],
    mobile: syntheticMobile(person.seed),
  });
  const talent = actorFrom(row);
  await stage.ask(talent, talents.saveMe, {
    body: {
      name: person.name,
      identityNumber: syntheticIdentityNumber(person.seed),
      bankName: demoBank,
      bankAccount: syntheticBankCard(person.seed),
      county: person.county,
    },
  });
  return talent;
}

const demoBank = '江城银行（演示）';
