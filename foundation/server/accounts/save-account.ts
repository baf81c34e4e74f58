import { sql } from 'kysely';
import type { Localized } from '@yanzhen/values/localized.ts';
import { hashPassword } from '../secrets/passwords.ts';
import type { Actor } from '../turn/actor.ts';
import type { Turn } from '../turn/turn.ts';
import { findAccountById, type AccountRow } from './find-actor.ts';
import { findOrSavePerson } from './save-person.ts';

export interface NewAccount {
  readonly name: string;
  readonly kind: Actor['kind'];
  readonly identityNumber?: string;
  readonly mobile?: string;
  readonly login?: string;
  readonly password?: string;
  /** What `hashPassword` made of the password: many accounts that share one are made without the work of each. */
  readonly passwordHash?: string;
  /** Base32 secret of the authenticator. */
  readonly totpSecret?: string;
  readonly roles: readonly string[];
  /** County codes; empty is the whole city. */
  readonly counties: readonly string[];
  readonly office?: Localized;
  readonly organisation?: { readonly id: string; readonly name: string };
  readonly language?: 'zh' | 'en';
}

/** Makes an account for a natural person; the person is found again by identity number. */
export async function saveAccount(turn: Turn, account: NewAccount): Promise<AccountRow> {
  const personId = await findOrSavePerson(turn, account);
  const id = turn.newId();
  const { password, passwordHash = null } = account;
  const hash = password === undefined ? passwordHash : await hashPassword(password);
  const totp = account.totpSecret
    ? turn.secrets.seal('account', 'totp', id, account.totpSecret)
    : null;
  await turn.run(sql`
    insert into account (city, id, person_id, kind, login, password_hash, totp_sealed, roles, counties,
                         office, organisation_id, organisation_name, language, created_at)
    values (${turn.city}, ${id}, ${personId}, ${account.kind}, ${account.login ?? null}, ${hash}, ${totp},
            ${[...account.roles]}, ${[...account.counties]},
            ${account.office ? JSON.stringify(account.office) : null},
            ${account.organisation?.id ?? null}, ${account.organisation?.name ?? null},
            ${account.language ?? 'zh'}, ${turn.now})`);
  const row = await findAccountById(turn, id);
  if (!row) throw new Error('the account just made is not there');
  return row;
}
