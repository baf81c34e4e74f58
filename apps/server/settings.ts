import { resolve } from 'node:path';
import * as z from 'zod';
import type { OidcSettings } from '@yanzhen/server/accounts/oidc-settings.ts';
import { readDepartments, type DepartmentAddresses } from '@yanzhen/procedures/checks/offers.ts';
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
  /** Whether the larger sets are loaded, too, while the server serves already. */
  readonly records: boolean;
  readonly secureCookies: boolean;
  /** Requests a minute from one address; undefined for the product's own measure. */
  readonly perMinute: number | undefined;
  readonly key: string | undefined;
  /** Unified identity by city: `YANZHEN_OIDC={"luzhou": {"issuer": …}}`. */
  readonly oidc: Readonly<Record<string, OidcSettings>>;
  /** Where departments are asked, by city: `YANZHEN_DEPARTMENTS={"luzhou": {"real-estate": {…}}}`. */
  readonly departments: DepartmentAddresses;
  readonly sms:
    { readonly url: string; readonly token: string; readonly repeatable: boolean } | undefined;
  /** Mail server and sender; without it e-mail goes to the demonstration's mailbox. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
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
  const perMinute = env['YANZHEN_REQUESTS_PER_MINUTE'];
  if (perMinute !== undefined && !(Number(perMinute) > 0)) {
    throw new Error(`YANZHEN_REQUESTS_PER_MINUTE must be a number above 0, not "${perMinute}"`);
  }
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    folder: resolve(projectRoot, env['YANZHEN_DATA'] ?? '.yanzhen'),
    databaseUrl: env['DATABASE_URL'] || undefined,
    demonstration: env['YANZHEN_DEMONSTRATION'] !== '0',
    records: env['YANZHEN_RECORDS'] !== '0',
    secureCookies: env['YANZHEN_SECURE_COOKIES'] === '1',
    perMinute: perMinute === undefined ? undefined : Number(perMinute),
    key: env['YANZHEN_KEY'],
    oidc: readOidc(env['YANZHEN_OIDC']),
    departments: readDepartments(env['YANZHEN_DEPARTMENTS']),
    sms: smsUrl
      ? {
          url: smsUrl,
          token: env['YANZHEN_SMS_TOKEN'] ?? '',
          repeatable: env['YANZHEN_SMS_REPEATABLE'] === '1',
        }
      : undefined,
    mail: readMail(env['YANZHEN_SMTP_URL'], env['YANZHEN_SMTP_FROM']),
  };
}

function readMail(url: string | undefined, from: string | undefined): Settings['mail'] {
  if (!url) return undefined;
  if (!/^smtps?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new Error('YANZHEN_SMTP_URL must be smtp://user:password@host:port or smtps://…');
  }
  if (!from?.includes('@'))
    throw new Error('YANZHEN_SMTP_FROM must be the address mail comes from');
  return { url, from };
}

const oidcSchema = z.record(
  z.string(),
  z.object({
    issuer: z.url(),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    publicUrl: z.url(),
    claims: z.object({ name: z.string(), identityNumber: z.string() }),
  }),
);

function readOidc(text: string | undefined): Readonly<Record<string, OidcSettings>> {
  if (!text) return {};
  try {
    return oidcSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`YANZHEN_OIDC cannot be used: ${(error as Error).message}`, { cause: error });
  }
}
