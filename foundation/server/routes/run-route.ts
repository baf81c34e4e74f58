import { sql } from 'kysely';
import type * as z from 'zod';
import { hasRole, type Actor } from '../turn/actor.ts';
import type { AuditEntry, Turn } from '../turn/turn.ts';
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
  const work = async (): Promise<unknown> => {
    const input = { params, query, body, files: asked.files };
    if (route.readOnly) await turn.run(sql`set local transaction_read_only = on`);
    if (route.readOnly || endpoint.method === 'GET') return route.run(turn, input as never);
    let recorded = false;
    const watched = watch(turn, () => (recorded = true));
    const reply = await route.run(watched, input as never);
    if (!recorded) await turn.record({ act: endpoint.id, subject: subjectOf(endpoint.id, params) });
    return reply;
  };
  if (!route.idempotent) return work();
  const content = { params: params ?? null, query: query ?? null, body: body ?? null };
  return onceForKey(turn, { key: asked.idempotencyKey, endpoint: endpoint.id, content }, work);
}

/** The turn, told when the use case records: every write leaves an audit row, also one that forgot. */
function watch(turn: Turn, onRecord: () => void): Turn {
  return {
    ...turn,
    record: (entry) => {
      onRecord();
      return turn.record(entry);
    },
  };
}

/** What a write was about, as far as its address tells. */
function subjectOf(endpointId: string, params: unknown): AuditEntry['subject'] {
  const [id] = Object.values((params ?? {}) as Record<string, unknown>);
  return {
    type: endpointId.split('.')[0] ?? 'route',
    id: typeof id === 'string' ? id : endpointId,
  };
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
