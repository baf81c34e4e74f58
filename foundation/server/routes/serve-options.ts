import type { FastifyRequest } from 'fastify';
import type { Language } from '@yanzhen/values/localized.ts';
import type { OidcSettings } from '../accounts/oidc-settings.ts';
import type { Words } from '../manifest/words.ts';
import type { Outlet } from '../messages/outlet.ts';
import type { TurnGround } from '../turn/open-turn.ts';
import type { Route } from './route.ts';

export interface ServeOptions {
  readonly ground: TurnGround;
  readonly routes: readonly Route[];
  readonly words: Words;
  /** Requests a minute from one address, 3,000 unless told: an office shares one. */
  readonly perMinute?: number;
  /** By which one-time codes go. */
  readonly sms: Outlet;
  /** A city's unified identity, where it is set up. */
  readonly oidc?: (city: string) => OidcSettings | undefined;
  /** Sign-in tries a minute from one address, 20 unless told. */
  readonly signInsPerMinute?: number;
  /** Where log lines go; without it nothing is logged. */
  readonly logTo?: { write(line: string): unknown };
  /** Set behind a reverse proxy that terminates TLS. */
  readonly secureCookies?: boolean;
}

/** The reader's language: `?lang=`, then the browser's, Chinese unless English is asked for. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: string } | undefined)?.lang;
  return (asked ?? request.headers['accept-language'] ?? 'zh').startsWith('en') ? 'en' : 'zh';
}
