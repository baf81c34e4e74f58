import type * as z from 'zod';
import { hasRole, type Actor } from '../turn/actor.ts';
import type { Turn } from '../turn/turn.ts';
import { fault } from './fault.ts';
import { onceForKey } from './idempotency.ts';
import { faultOfParse } from './problem.ts';
import type { Route, Upload, Who } from './route.ts';

/** What is asked of a route, not parsed yet, by whichever door it came in. */
export interface Asked {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: readonly Upload[];
  readonly idempotencyKey: string | undefined;
}

/** Permission, parse, use case: the same for a page, the API and the command line. */
export async function runRoute(route: Route, turn: Turn, asked: Asked): Promise<unknown> {
  const { endpoint } = route;
  requirePermission(route.who, turn.actor);
  const params = parse(endpoint.params, 'params', asked.params);
  const query = parse(endpoint.query, 'query', asked.query);
  const body = parse(endpoint.body, 'body', asked.body);
  const work = (): Promise<unknown> =>
    route.run(turn, { params, query, body, files: asked.files } as never);
  if (!route.idempotent) return work();
  const content = { params: params ?? null, query: query ?? null, body: body ?? null };
  return onceForKey(turn, { key: asked.idempotencyKey, endpoint: endpoint.id, content }, work);
}

function requirePermission(who: Who, actor: Actor | null): void {
  if (who === 'anyone') return;
  if (!actor) throw fault('request.sign-in', { status: 401 });
  const allowed = 'kinds' in who ? who.kinds.includes(actor.kind) : hasRole(actor, ...who.roles);
  if (!allowed) throw fault('request.not-allowed', { status: 403 });
}

function parse(
  schema: z.ZodType | undefined,
  part: 'params' | 'query' | 'body',
  value: unknown,
): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw faultOfParse(result.error, part, value);
  return result.data;
}
