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
export async function endNoticesAfter(server: BuiltServer, days: number): Promise<void> {
  const clock = (): Date => new Date(Date.now() + days * 86_400_000);
  const installation = await openInstallation(
    readSettings(server.environment),
    () => undefined,
    clock,
  );
  const job = features.find(({ id }) => id === 'publicity')?.jobs?.['publicity.end-periods'];
  if (job === undefined) throw new Error('there is no job that ends public notices');
  const request = { city, requestId: 'ten-days-later' };
  await openTurn(installation.ground, request, (turn) => job(turn, {}));
  await installation.close();
}
