import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';

const countedMost = 10_000;

/** Organisations by a part of the name or the beginning of the credit code, best first. */
export async function listOrganisations(
  turn: Turn,
  { query: asked }: Input<typeof contract.listOrganisations>,
): Promise<Output<typeof contract.listOrganisations>> {
  const search = { query: asked.query ?? '', county: asked.county ?? null };
  const found = await store.listOrganisations(turn, {
    ...search,
    after: readPlace(asked.after),
    limit: asked.limit + 1,
  });
  const rows = found.slice(0, asked.limit);
  const last = rows.at(-1);
  const count = await store.countOrganisations(turn, { ...search, most: countedMost });
  return {
    rows,
    next: found.length > rows.length && last ? writePlace(last) : null,
    total: { count: Math.min(count, countedMost), more: count > countedMost },
  };
}

type Place = NonNullable<store.Search['after']>;

function writePlace({ rank, name, id }: Place): string {
  return Buffer.from(JSON.stringify([rank, name, id])).toString('base64url');
}

/** A place that was not written here begins the list anew. */
function readPlace(text: string | undefined): Place | null {
  if (text === undefined) return null;
  try {
    const [rank, name, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const sound = typeof rank === 'number' && typeof name === 'string' && typeof id === 'string';
    return sound && /^[0-9a-f-]{36}$/.test(id) ? { rank, name, id } : null;
  } catch {
    return null;
  }
}
