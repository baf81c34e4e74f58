import type { FastifyInstance } from 'fastify';
import * as oidc from 'openid-client';
import { checkIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { fault } from '../routes/fault.ts';
import type { ServeOptions } from '../routes/serve-options.ts';
import type { Turn } from '../turn/turn.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { findOrSavePerson } from './save-person.ts';
import { findTalentAccount, saveTalentAccount } from './talent-account.ts';
import type { AccountRow } from './find-actor.ts';
import { signIn } from './session-routes.ts';

const roundCookie = 'yanzhen_oidc';

/** Sign-in by the city's unified identity: authorization code with PKCE, state and nonce. */
export function addOidcRoutes(
  app: FastifyInstance,
  options: ServeOptions,
  settingsOf: (city: string) => OidcSettings | undefined,
): void {
  const configurations = new Map<string, Promise<oidc.Configuration>>();
  const configurationOf = (city: string, settings: OidcSettings): Promise<oidc.Configuration> => {
    const known = configurations.get(city) ?? discover(settings);
    configurations.set(city, known);
    // A failed discovery is tried again at the next sign-in.
    known.catch(() => configurations.delete(city));
    return known;
  };
  const callbackOf = (city: string, settings: OidcSettings): string =>
    `${settings.publicUrl}/api/${city}/oidc/callback`;

  app.get('/api/:city/oidc/start', { schema: { hide: true } }, async (request, reply) => {
    const { city } = request.params as { city: string };
    const settings = requireSettings(settingsOf(city));
    const configuration = await configurationOf(city, settings);
    const round = {
      verifier: oidc.randomPKCECodeVerifier(),
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
    };
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: callbackOf(city, settings),
      scope: 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(round.verifier),
      code_challenge_method: 'S256',
      state: round.state,
      nonce: round.nonce,
    });
    return reply
      .setCookie(roundCookie, JSON.stringify(round), {
        path: `/api/${city}/oidc`,
        httpOnly: true,
        sameSite: 'lax',
        maxAge: 600,
        secure: options.secureCookies ?? false,
      })
      .redirect(address.href);
  });

  app.get('/api/:city/oidc/callback', { schema: { hide: true } }, async (request, reply) => {
    const { city } = request.params as { city: string };
    const settings = requireSettings(settingsOf(city));
    const round = readRound(request.cookies[roundCookie]);
    const configuration = await configurationOf(city, settings);
    const here = new URL(request.url, settings.publicUrl);
    const claims = await oidc
      .authorizationCodeGrant(configuration, here, {
        pkceCodeVerifier: round.verifier,
        expectedState: round.state,
        expectedNonce: round.nonce,
      })
      .then((tokens) => tokens.claims())
      .catch(() => undefined);
    if (!claims) throw fault('session.oidc-failed', { status: 401 });
    await signIn(options, request, reply, 'oidc', (turn) =>
      accountOfClaims(turn, claims, settings),
    );
    return reply.clearCookie(roundCookie, { path: `/api/${city}/oidc` }).redirect(`/${city}/me`);
  });
}

function discover(settings: OidcSettings): Promise<oidc.Configuration> {
  return oidc.discovery(
    new URL(settings.issuer),
    settings.clientId,
    settings.clientSecret,
    undefined,
    { timeout: 5, ...(settings.insecure ? { execute: [oidc.allowInsecureRequests] } : {}) },
  );
}

/** The person is known by identity number alone: a name may be written in more than one way. */
async function accountOfClaims(
  turn: Turn,
  claims: Readonly<Record<string, unknown>>,
  settings: OidcSettings,
): Promise<AccountRow> {
  const name = claims[settings.claims.name];
  const number = claims[settings.claims.identityNumber];
  const checked = typeof number === 'string' ? checkIdentityNumber(number) : undefined;
  if (typeof name !== 'string' || !checked?.ok) throw fault('session.oidc-failed', { status: 401 });
  const personId = await findOrSavePerson(turn, { name, identityNumber: checked.canonical });
  return (await findTalentAccount(turn, personId)) ?? saveTalentAccount(turn, personId);
}

function requireSettings(settings: OidcSettings | undefined): OidcSettings {
  if (!settings) throw fault('request.not-found', { status: 404 });
  return settings;
}

function readRound(cookie: string | undefined): { verifier: string; state: string; nonce: string } {
  try {
    const round = JSON.parse(cookie ?? '') as Record<string, unknown>;
    const { verifier, state, nonce } = round;
    if (typeof verifier === 'string' && typeof state === 'string' && typeof nonce === 'string') {
      return { verifier, state, nonce };
    }
  } catch {
    // told below: the round was not begun here, or took longer than ten minutes
  }
  throw fault('session.oidc-failed', { status: 401 });
}
