import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorFrom, findSession } from '../accounts/find-actor.ts';
import { openTurn } from '../turn/open-turn.ts';
import type { Turn } from '../turn/turn.ts';
import { Fault, fault } from './fault.ts';
import { runRoute } from './run-route.ts';
import type { Download, Route, Upload } from './route.ts';
import { languageOf, type ServeOptions } from './serve-options.ts';

/** One request from end to end: city, session, permission, parse, use case, reply; one transaction. */
export async function answer(
  options: ServeOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { endpoint } = route;
  const sent =
    endpoint.kind === 'multipart'
      ? await readUploads(request)
      : { files: [], body: request.body ?? undefined };
  const key = request.headers['idempotency-key'];
  const work = (turn: Turn): Promise<unknown> =>
    runRoute(route, turn, {
      params: request.params,
      query: request.query ?? {},
      body: sent.body,
      files: sent.files,
      idempotencyKey: typeof key === 'string' ? key : undefined,
    });
  const result = await inTurn(options, request, work, { nameless: route.nameless ?? false });
  if (result instanceof Fault) throw result;
  if (endpoint.kind === 'download') return sendDownload(reply, result as Download);
  return reply.header('Cache-Control', 'no-store').send(endpoint.reply.parse(jsonOf(result)));
}

/** Opens the request's turn with its session's actor; a write with a session needs its CSRF token. */
export async function inTurn<T>(
  options: ServeOptions,
  request: FastifyRequest,
  work: (turn: Turn) => Promise<T>,
  { nameless }: { readonly nameless: boolean } = { nameless: false },
): Promise<T> {
  const { city = '' } = request.params as { city?: string };
  if (!/^[a-z][a-z0-9]{1,19}$/.test(city)) throw fault('request.no-city', { status: 404 });
  requireSameSite(request);
  if (request.method !== 'GET' && options.ground.isDiskFull?.()) {
    throw fault('request.disk-full', { status: 507 });
  }
  const turnOptions = { city, language: languageOf(request), requestId: request.id };
  return openTurn(options.ground, turnOptions, async (turn, setActor) => {
    const token = request.cookies['yanzhen_session'];
    const session = token ? await findSession(turn, token) : undefined;
    if (session) {
      const csrf = request.headers['x-csrf-token'];
      if (request.method !== 'GET' && !session.owns(typeof csrf === 'string' ? csrf : undefined)) {
        throw fault('request.csrf', { status: 403, field: 'header.X-CSRF-Token' });
      }
      if (!nameless) setActor(actorFrom(session.account));
    }
    return work(turn);
  });
}

/** A browser says where a write comes from; another site's is refused, session or not. */
export function requireSameSite(request: FastifyRequest): void {
  if (request.method === 'GET') return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const elsewhere = origin !== undefined && hostOf(origin) !== request.headers.host;
  if (foreign || elsewhere) throw fault('request.other-site', { status: 403 });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** The files of an upload, and the JSON of its part `body` where there is one. */
async function readUploads(request: FastifyRequest): Promise<{ files: Upload[]; body: unknown }> {
  if (!request.isMultipart()) throw fault('request.malformed', { status: 415 });
  const files: Upload[] = [];
  let body: unknown;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      files.push({ field: part.fieldname, name: part.filename, bytes: await part.toBuffer() });
    } else if (part.fieldname === 'body') {
      body = jsonText(part.value);
    }
  }
  if (files.length === 0) throw fault('request.file-missing', { status: 400, field: 'file' });
  return { files, body };
}

function jsonText(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    throw fault('request.malformed', { status: 400, field: 'body' });
  }
}

function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  const name = encodeURIComponent(file.name);
  return reply
    .header('Cache-Control', 'private, no-store')
    .header('X-Content-Type-Options', 'nosniff')
    .header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header(
      'Content-Disposition',
      `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    )
    .type(file.mediaType)
    .send(file.content);
}

/** Dates become text before the contract's own schema checks the reply. */
function jsonOf(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
