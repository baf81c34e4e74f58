import type { FastifyInstance } from 'fastify';
import { serve } from '@yanzhen/server/routes/serve.ts';
import { features } from '../features.ts';
import { openInstallation, type Installation } from '../open-installation.ts';
import { readSettings } from '../settings.ts';
import { copyDemonstration, demonstrationKey } from './demonstration-copy.ts';

/** The demonstration on a database of its own, served in this process. */
export interface DemonstrationServer {
  readonly app: FastifyInstance;
  readonly installation: Installation;
  /** Administrator's address of the database. */
  readonly adminUrl: string;
  /** Every line that the server logged. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

export async function openDemonstration(): Promise<DemonstrationServer> {
  const copy = await copyDemonstration();
  const settings = readSettings({
    DATABASE_URL: copy.url,
    YANZHEN_DATA: copy.folder,
    YANZHEN_KEY: demonstrationKey,
  });
  const installation = await openInstallation(settings);
  await installation.refreshCities();
  const log: string[] = [];
  const app = await serve({
    ground: installation.ground,
    routes: features.flatMap((feature) => feature.routes ?? []),
    words: installation.words,
    sms: installation.outlets.sms,
    perMinute: 1_000_000,
    logTo: { write: (line) => log.push(line) },
  });
  return {
    app,
    installation,
    adminUrl: copy.url,
    log,
    close: async () => {
      await app.close();
      await installation.close();
      await copy.drop();
    },
  };
}
