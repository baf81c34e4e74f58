import { resolve } from 'node:path';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';

/** What the environment says of this installation. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded database, the keys and the uploaded files. */
  readonly folder: string;
  /** A PostgreSQL of one's own; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  /** Whether demonstration people, accounts and the role switcher are loaded. */
  readonly demonstration: boolean;
  readonly secureCookies: boolean;
  readonly key: string | undefined;
  readonly sms: { readonly url: string; readonly token: string } | undefined;
}

/**
 * Reads the settings.
 *
 * @throws Error naming the variable that cannot be used.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${env['PORT']}"`);
  }
  const smsUrl = env['YANZHEN_SMS_URL'];
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    folder: resolve(projectRoot, env['YANZHEN_DATA'] ?? '.yanzhen'),
    databaseUrl: env['DATABASE_URL'] || undefined,
    demonstration: env['YANZHEN_DEMONSTRATION'] !== '0',
    secureCookies: env['YANZHEN_SECURE_COOKIES'] === '1',
    key: env['YANZHEN_KEY'],
    sms: smsUrl ? { url: smsUrl, token: env['YANZHEN_SMS_TOKEN'] ?? '' } : undefined,
  };
}
