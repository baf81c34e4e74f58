import { Secret, TOTP } from 'otpauth';
import { demonstrationSecrets } from '@yanzhen/app-server/demonstration/secrets.ts';
import { listDemoAccounts } from '@yanzhen/values/session.ts';
import { city, type Seat } from '../seat.ts';

/** Becomes another account by the role switcher at the top of the page. */
export async function become(seat: Seat, login: string): Promise<void> {
  if (seat.page.url() === 'about:blank') await seat.open('');
  const reply = await seat.page.request.get(
    new URL(`/api/${city}/demo/accounts`, seat.page.url()).href,
  );
  const { accounts } = listDemoAccounts.reply.parse(await reply.json());
  const account = accounts.find((each) => each.login === login);
  if (account === undefined) throw new Error(`the demonstration has no ${login}`);
  const home = account.kind === 'staff' ? `/${city}/desk` : `/${city}`;
  await Promise.all([
    seat.page.waitForEvent('load'),
    seat.page.getByLabel(seat.words('web')('demo.role')).selectOption(account.accountId),
  ]);
  await seat.page.waitForURL((url) => url.pathname === home);
  await seat.settled();
}

/** Signs in as staff do: name, password, and the six digits of the authenticator. */
export async function signInWithPassword(seat: Seat, login: string): Promise<void> {
  const t = seat.words('sign-in');
  await seat.open('/desk');
  await seat.arrivesAt(t('staff.title'));
  await seat.page.getByLabel(t('staff.login')).fill(login);
  await seat.page.getByLabel(t('staff.password')).fill(demonstrationSecrets.password);
  const totp = new TOTP({ secret: Secret.fromBase32(demonstrationSecrets.totp) });
  await seat.page.getByLabel(t('staff.totp')).fill(totp.generate());
  await seat.inspect();
  await seat.button(t('act')).click();
  await seat.page.locator('.yz-desk-who').waitFor();
  await seat.settled();
  await seat.inspect();
}
