import { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { databaseAway } from '../database/gate.ts';
import { uploadBytesMax } from '../files/check-upload.ts';
import { answer } from './answer.ts';
import { asFault } from './as-fault.ts';
import { languageOf, type ServeOptions } from './serve-options.ts';
import { fault, notFound } from './fault.ts';
import { problemOf } from './problem.ts';
import type { Route } from './route.ts';
import { addOidcRoutes } from '../accounts/oidc.ts';
import { addSessionRoutes } from '../accounts/session-routes.ts';

const slowMillis = 600_000;

/** Builds the HTTP server: every address from data, problem+json for every error. */
export async function serve(options: ServeOptions): Promise<FastifyInstance> {
  const settings: FastifyServerOptions = {
    logger: options.logTo
      ? { level: 'info', serializers: { req: plainRequest }, stream: options.logTo }
      : false,
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
  };
  const app = Fastify(settings);
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const told = asFault(error);
    if (!told) request.log.error({ err: error, requestId: request.id }, 'program fault');
    // A constraint that no use case named: right for the reader, and for who keeps the program to see.
    else if (told.code === 'request.meanwhile') {
      request.log.warn({ err: error, requestId: request.id }, 'taken meanwhile');
    }
    const problem = problemOf(
      told ?? fault('request.our-side', { status: 500 }),
      options.words,
      languageOf(request),
      request.id,
    );
    if (problem.status === 503) void reply.header('Retry-After', '2');
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: options.secureCookies ? { maxAge: 31_536_000 } : false,
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: uploadBytesMax + 1, files: 5, fields: 20 } });
  await app.register(rateLimit, {
    max: options.perMinute ?? 3_000,
    timeWindow: '1 minute',
    // By address: a cookie can be invented, and an invented one would be a fresh allowance.
    keyGenerator: (request) => request.ip,
    errorResponseBuilder: () => fault('request.too-many', { status: 429 }),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Yanzhen', version: '0.1.0', description: 'The API of a city of talents.' },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.get('/healthz', { schema: { hide: true } }, async () => {
    if (options.ground.gate.isShut) throw databaseAway();
    await options.ground.pool.query('select 1');
    return { ok: true };
  });
  addSessionRoutes(app, options);
  if (options.oidc) addOidcRoutes(app, options, options.oidc);
  for (const route of options.routes) addRoute(app, options, route);
  // Below `/api` nothing is a page: an address that is none says so, in the shape of every other fault.
  app.get('/api/*', { schema: { hide: true } }, () => {
    throw notFound();
  });
  app.setNotFoundHandler(() => {
    throw notFound();
  });
  return app;
}

function addRoute(app: FastifyInstance, options: ServeOptions, route: Route): void {
  const { endpoint } = route;
  const kinds = { GET: 'read', POST: 'write', PUT: 'write', DELETE: 'write' } as const;
  app.route({
    method: endpoint.method,
    url: `/api/:city${endpoint.path}`,
    ...(route.perMinute ? { config: { rateLimit: limitOf(route, route.perMinute) } } : {}),
    schema: {
      operationId: endpoint.id,
      summary: endpoint.summary,
      tags: [endpoint.id.split('.')[0] ?? kinds[endpoint.method]],
      description: describe(route),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.body && endpoint.kind !== 'multipart' ? { body: endpoint.body } : {}),
      ...(endpoint.kind === 'download' ? {} : { response: { 200: endpoint.reply } }),
    },
    handler: (request, reply) => {
      // A browser whose connection is cut sends the request again: the work would be done twice. A
      // request that a test injects has no connection.
      const { socket } = request.raw;
      if (route.slow && socket instanceof Socket) socket.setTimeout(slowMillis);
      return answer(options, route, request, reply);
    },
  });
}

/** An address that asks to sign in counts by session: an invented one gets no further than that. */
function limitOf(route: Route, max: number): RateLimitOptions {
  if (route.who === 'anyone') return { max };
  return { max, keyGenerator: (request) => request.cookies['yanzhen_session'] ?? request.ip };
}

function describe(route: Route): string {
  const who =
    route.who === 'anyone'
      ? 'anyone'
      : 'kinds' in route.who
        ? `signed in as ${route.who.kinds.join(' or ')}`
        : `role ${route.who.roles.join(' or ')}`;
  const faults = route.endpoint.faults?.length
    ? ` Faults: ${route.endpoint.faults.join(', ')}.`
    : '';
  return `Who: ${who}.${route.idempotent ? ' Needs Idempotency-Key.' : ''}${faults}`;
}

/** What the log may know of a request: never its body, its query or a person. */
function plainRequest(request: {
  method: string;
  url: string;
  id: unknown;
}): Record<string, unknown> {
  return { method: request.method, path: request.url.split('?')[0], id: request.id };
}
