import { keepMissingSigns } from '@yanzhen/server/accounts/person-changed.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { look } from './look.ts';
import * as store from './store.ts';

/** Persons looked at in one turn, so that it holds little. */
const batch = 500;

/**
 * The nightly pass over everybody: what came in by a door that announces no change is found, and so is what a
 * feature declares of its own numbers. One batch a job; begun once a day.
 */
export async function passNightly(
  turn: Turn,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const after = typeof payload['after'] === 'string' ? payload['after'] : null;
  const onDay = typeof payload['onDay'] === 'string' ? payload['onDay'] : turn.today;
  if (after === null && !(await store.beginPass(turn))) return;
  const ids = await store.listPersonIds(turn, after, batch);
  await keepMissingSigns(turn, ids);
  const groups = await look(turn, ids);
  const last = ids.at(-1);
  const ended = ids.length < batch;
  await store.addToPass(turn, onDay, { persons: ids.length, groups, ended });
  if (last && !ended) {
    await turn.enqueue('same-person.pass', { after: last, onDay }, `same-person/pass/${last}`);
  }
}
