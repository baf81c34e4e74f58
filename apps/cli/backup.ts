import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { backUp } from '@yanzhen/server/backup/back-up.ts';
import { restore } from '@yanzhen/server/backup/restore.ts';
import { databaseUrls, listMigrations } from '@yanzhen/server/database/migrate.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { masterKey } from '@yanzhen/server/secrets/master-key.ts';
import { features } from '@yanzhen/app-server/features.ts';
import { openDatabase, type Database } from '@yanzhen/app-server/open-database.ts';
import { readSettings, type Settings } from '@yanzhen/app-server/settings.ts';

interface SecretOptions {
  readonly keyFile?: string;
}

const secretHelp = 'file with the secret; else YANZHEN_BACKUP_PASSPHRASE';
const secretMin = 12;

/** `yanzhen backup` and `yanzhen restore`: a whole installation in one encrypted file, and back. */
export function backupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'file to write; it must not be there yet')
    .option('--key-file <path>', secretHelp)
    .option('--without-key', 'leave the master key out; it is then needed for a restore')
    .description('Write everything into one encrypted file while the city is served')
    .action(async (file: string, options: SecretOptions & { withoutKey?: true }) => {
      const secret = readSecret(options);
      const settings = readSettings(process.env);
      const key = masterKey(settings.folder, settings.key);
      const database = await openDatabase(settings);
      try {
        const source = {
          adminUrl: database.adminUrl,
          urls: databaseUrls(database.adminUrl, key),
          filesFolder: join(settings.folder, 'files'),
          masterKey: options.withoutKey ? undefined : key,
        };
        const told = await backUp(source, fromHere(file), secret);
        process.stdout.write(`✓ ${file}  rows ${told.rows}, files ${told.files}\n`);
      } finally {
        await database.stop();
      }
    });
  program
    .command('restore')
    .argument('<file>', 'a file that `backup` wrote')
    .option('--data <folder>', 'empty folder to restore into; else YANZHEN_DATA')
    .option('--key-file <path>', secretHelp)
    .description('Make an installation out of a backup, in an empty folder or database')
    .action(async (file: string, options: SecretOptions & { data?: string }) => {
      const secret = readSecret(options);
      const env = options.data ? { YANZHEN_DATA: fromHere(options.data) } : {};
      const settings = readSettings({ ...process.env, ...env });
      let database: Database | undefined;
      try {
        const folders = features.map((feature) => feature.folder);
        const { madeAt } = await restore(fromHere(file), secret, {
          open: async (fromBackup) => {
            requireNoFiles(settings);
            const key = settleKey(settings, fromBackup);
            database = await openDatabase(settings);
            return { adminUrl: database.adminUrl, masterKey: key };
          },
          filesFolder: join(settings.folder, 'files'),
          folders,
          migrations: listMigrations(folders),
        });
        process.stdout.write(`✓ ${settings.folder}  ${madeAt}\n`);
      } finally {
        await database?.stop();
      }
    });
}

function readSecret(options: SecretOptions): Buffer {
  const secret = options.keyFile
    ? readFileSync(fromHere(options.keyFile))
    : Buffer.from(process.env['YANZHEN_BACKUP_PASSPHRASE'] ?? '');
  if (secret.length < secretMin) throw fault('backup.secret-missing', { status: 400 });
  return secret;
}

/** npm runs in the project's folder; a path is meant from where the person stands. */
function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

function requireNoFiles(settings: Settings): void {
  const folder = join(settings.folder, 'files');
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw fault('backup.not-empty', { status: 409, field: folder });
  }
}

/** The master key of the backup becomes the installation's; one that is there already must be the same. */
function settleKey(settings: Settings, fromBackup: Buffer | undefined): Buffer {
  const place = join(settings.folder, 'keys', 'master-v1');
  const known = settings.key !== undefined || existsSync(place);
  if (!fromBackup && !known) throw fault('backup.key-missing', { status: 422 });
  if (fromBackup && !known) {
    mkdirSync(join(settings.folder, 'keys'), { recursive: true, mode: 0o700 });
    writeFileSync(place, fromBackup.toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  const key = masterKey(settings.folder, settings.key);
  if (fromBackup && !key.equals(fromBackup)) throw fault('backup.other-key', { status: 409 });
  return key;
}
