import { features } from '@yanzhen/app-server/features.ts';
import { openInstallation } from '@yanzhen/app-server/open-installation.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import type { BuiltServer } from '../built-server.ts';
import { city } from '../seat.ts';

/**
 * Ends the public notices as the hourly job will do when these days have passed. The clock of the
 * server itself cannot be moved; this is the same job beside it, on the same database.
 */
export function endNoticesAfter(server: BuiltServer, days: number): Promise<void> {
  return runJobAfter(server, days, 'publicity.end-periods');
}

/** Runs a job of a feature as the hourly one will when these days have passed. */
export async function runJobAfter(server: BuiltServer, days: number, name: string): Promise<void> {
  const clock = (): Date => new Date(Date.now() + days * 86_400_000);
  const installation = await openInstallation(
    readSettings(server.environment),
    () => undefined,
    clock,
  );
  const job = features.find(({ jobs }) => jobs?.[name] !== undefined)?.jobs?.[name];
  if (job === undefined) throw new Error(`there is no job ${name}`);
  const request = { city, requestId: 'days-later' };
  await openTurn(installation.ground, request, (turn) => job(turn, {}));
  await installation.close();
}
