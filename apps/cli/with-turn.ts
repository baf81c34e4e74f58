import { randomUUID } from 'node:crypto';
import { actorFrom, findAccountByLogin } from '@yanzhen/server/accounts/find-actor.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { openInstallation, type Installation } from '@yanzhen/app-server/open-installation.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';
import { terminalLanguage } from './tell-failure.ts';

/**
 * Opens the installation for one turn, as an account where a login name is given.
 *
 * @param options  `city` may be left out where there is only one.
 */
export async function withTurn<T>(
  options: { readonly city?: string; readonly as?: string },
  work: (turn: Turn, installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(readSettings(process.env));
  try {
    await installation.refreshCities();
    const request = {
      city: options.city ?? (await onlyCity(installation)),
      requestId: `cli-${randomUUID()}`,
      language: terminalLanguage(),
    };
    return await openTurn(installation.ground, request, async (turn, setActor) => {
      if (options.as !== undefined) {
        const account = await findAccountByLogin(turn, options.as);
        if (!account) throw fault('session.no-such-account', { field: '--as', status: 404 });
        setActor(actorFrom(account));
      }
      return work(turn, installation);
    });
  } finally {
    await installation.close();
  }
}

async function onlyCity({ ground }: Pick<Installation, 'ground'>): Promise<string> {
  const cities = await listCities(ground);
  const [only] = cities;
  if (only && cities.length === 1) return only.city;
  throw fault('request.no-city', { field: '--city', status: 404 });
}
