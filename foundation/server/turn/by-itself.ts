import { sql } from 'kysely';
import type { Turn } from './turn.ts';

/**
 * Runs a part of a turn by itself: what it throws takes back its own writes and no others, and the turn goes on. Parts
 * may stand within parts.
 *
 * @param onError  What becomes of an error; may throw it on.
 */
export async function byItself<T>(
  turn: Turn,
  work: () => Promise<T>,
  onError: (error: unknown) => T | Promise<T>,
): Promise<T> {
  await turn.run(savepoint);
  try {
    const result = await work();
    await turn.run(release);
    return result;
  } catch (error) {
    await turn.run(rollback);
    // Rolled back, it would still stand, and an outer part would go back to it instead of to its own.
    await turn.run(release);
    return onError(error);
  }
}

const savepoint = sql`savepoint by_itself`;
const release = sql`release savepoint by_itself`;
const rollback = sql`rollback to savepoint by_itself`;
