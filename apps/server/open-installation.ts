import { join } from 'node:path';
import { openGround, type OpenGround } from '@yanzhen/server/database/open-ground.ts';
import { nameTasks } from '@yanzhen/server/jobs/worker.ts';
import { foundationFolders } from '@yanzhen/server/manifest/foundation-folders.ts';
import { readWords, type Words } from '@yanzhen/server/manifest/words.ts';
import { masterKey } from '@yanzhen/server/secrets/master-key.ts';
import { demonstrationMail, smtpMail } from '@yanzhen/server/messages/mail.ts';
import type { Outlets } from '@yanzhen/server/messages/outlet.ts';
import { demonstrationSms, httpSms } from '@yanzhen/server/messages/sms.ts';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
import { connectDepartments } from '@yanzhen/procedures/checks/offers.ts';
import { features } from './features.ts';
import { openDatabase } from './open-database.ts';
import type { Settings } from './settings.ts';

/** Steps an installation tells of while it opens. */
export type Step = 'database' | 'migrations' | 'cities' | 'demonstration' | 'server';

/** The database, its pools and the words: what the server and the command line stand on. */
export interface Installation {
  readonly ground: OpenGround;
  readonly words: Words;
  readonly outlets: Outlets;
  /** Reads again which cities there are and which are demonstrations. */
  refreshCities(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts or finds the database, brings it up to date and opens the pools.
 *
 * @param setClock a clock of one's own, for the demonstration's past.
 */
export async function openInstallation(
  settings: Settings,
  onStep: (step: Step) => void = () => undefined,
  setClock: () => Date = () => new Date(),
): Promise<Installation> {
  connectDepartments(settings.departments);
  onStep('database');
  const database = await openDatabase(settings);
  try {
    const { adminUrl } = database;
    onStep('migrations');
    const demonstrations = new Set<string>();
    const ground = await openGround({
      adminUrl,
      masterKey: masterKey(settings.folder, settings.key),
      filesFolder: join(settings.folder, 'files'),
      clock: setClock,
      isDemonstration: (city) => demonstrations.has(city),
      features,
      connections: 16,
      watched: database.revive ? { revive: database.revive } : {},
    });
    const mail = settings.mail && smtpMail(settings.mail.url, settings.mail.from);
    const folders = Object.fromEntries(features.map((each) => [each.id, each.folder]));
    const words = readWords({ ...foundationFolders, ...folders, server: 'apps/server' });
    const outlets = { sms: smsOf(settings), email: mail ?? demonstrationMail };
    await nameTasks(ground, features, words, outlets);
    return {
      ground,
      words,
      outlets,
      refreshCities: async () => {
        demonstrations.clear();
        if (!settings.demonstration) return;
        for (const row of await listCities(ground)) {
          if (row.demonstration) demonstrations.add(row.city);
        }
      },
      close: async () => {
        mail?.close();
        await ground.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** The city's gateway, or the demonstration's mailbox. */
function smsOf({ sms }: Settings): Outlets['sms'] {
  return sms ? httpSms(sms.url, sms.token, sms.repeatable) : demonstrationSms;
}
