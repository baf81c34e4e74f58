import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { Turn } from '../turn/turn.ts';
import { passwordMatches } from '../secrets/passwords.ts';
import { fault, type Fault } from '../routes/fault.ts';
import { findAccountByLogin, type AccountRow } from './find-actor.ts';

const triesMax = 5;
const lockMinutes = 15;

/**
 * Staff sign in with password and authenticator code. Every wrong try takes as long and reads the
 * same; after five the account rests for a quarter of an hour; a code works once.
 *
 * @returns the account, or the fault to tell after the turn has committed (the try is counted).
 */
export async function signInStaff(
  turn: Turn,
  body: { login: string; password: string; totp: string },
): Promise<AccountRow | Fault> {
  const account = await findAccountByLogin(turn, body.login);
  const passwordRight = await passwordMatches(body.password, account?.password_hash);
  if (account?.locked_until && account.locked_until > turn.now) {
    return fault('session.too-many-tries', { status: 429, values: { minutes: lockMinutes } });
  }
  const counter = account ? totpCounter(turn, account, body.totp) : undefined;
  if (!account || !passwordRight || counter === undefined || account.kind !== 'staff') {
    if (account) await countFailure(turn, account);
    return fault('session.wrong-credentials', { status: 401 });
  }
  await turn.run(sql`
    update account set failed_tries = 0, locked_until = null, totp_counter = ${counter}
    where city = ${turn.city} and id = ${account.id}`);
  return account;
}

/** The code's time step when it is right and newer than the last one used. @source RFC 6238 */
function totpCounter(turn: Turn, account: AccountRow, code: string): number | undefined {
  if (!account.totp_sealed) return undefined;
  const secret = turn.secrets.open('account', 'totp', account.id, account.totp_sealed);
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  const timestamp = turn.now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  if (delta === null) return undefined;
  const counter = TOTP.counter({ period: 30, timestamp }) + delta;
  return counter > account.totp_counter ? counter : undefined;
}

async function countFailure(turn: Turn, account: AccountRow): Promise<void> {
  const lock = new Date(turn.now.getTime() + lockMinutes * 60_000);
  await turn.run(sql`
    update account set failed_tries = (failed_tries + 1) % ${triesMax},
      locked_until = case when failed_tries + 1 >= ${triesMax} then ${lock}::timestamptz end
    where city = ${turn.city} and id = ${account.id}`);
  await turn.record({ act: 'session.refuse', subject: { type: 'account', id: account.id } });
}
