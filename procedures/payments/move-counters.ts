import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { isPlace, places, signOf, type LedgerAccount, type PlaceAccount } from './chart.ts';
import * as store from './shard-store.ts';
import type { ShardBalances } from './shard-store.ts';
import { spread, takeFrom } from './shards.ts';

/** A budget line whose account could not give what was asked; nothing of it is kept. */
export interface ShortLine {
  readonly budgetLineId: string;
  readonly neededFen: Fen;
  readonly leftFen: Fen;
}

export interface CounterMove {
  readonly budgetLineId: string;
  readonly postingId: string;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  /** Whole fen, > 0. */
  readonly amountFen: Fen;
}

/**
 * Moves the counters of a budget line as a posting says.
 *
 * Between two places of the money one shard is enough: any that nobody holds at the moment, else one
 * that is waited for. Only when neither has the sum are all shards locked; then they give together, and
 * what stays available is spread anew. So the last fen can be spent, and nobody is refused while
 * another transaction may still give money back.
 *
 * @returns the line that is short, when it is: the caller must throw, so that the turn is undone.
 */
export async function moveCounters(turn: Turn, move: CounterMove): Promise<ShortLine | undefined> {
  const { budgetLineId: lineId, postingId, debit, credit, amountFen } = move;
  if (isPlace(debit) && isPlace(credit)) {
    const within = { lineId, postingId, from: credit, into: debit, amountFen };
    if (await store.moveInOneShard(turn, { ...within, waits: false })) return undefined;
    if (await store.moveInOneShard(turn, { ...within, waits: true })) return undefined;
  }
  return moveInAllShards(turn, move);
}

async function moveInAllShards(turn: Turn, move: CounterMove): Promise<ShortLine | undefined> {
  const { budgetLineId, amountFen } = move;
  const shards = await store.lockShards(turn, budgetLineId);
  const legs = legsOf(move);
  const giving = legs.flatMap(({ account, sign }) =>
    isPlace(account) && sign < 0 ? [account] : [],
  )[0];
  const held = giving ? shards.map((shard) => shard[giving]) : [amountFen];
  const taken = takeFrom(held, amountFen);
  if (!taken) {
    const leftFen = held.reduce((sum, fen) => sum + fen, 0);
    return { budgetLineId, neededFen: amountFen, leftFen };
  }
  await store.addToShards(turn, budgetLineId, changesOf(shards, legs, taken));
  for (const { account, sign } of legs) {
    if (isPlace(account)) continue;
    const leftFen = await store.addToSource(turn, budgetLineId, account, sign * amountFen);
    if (leftFen !== undefined) return { budgetLineId, neededFen: amountFen, leftFen };
  }
  return undefined;
}

interface Leg {
  readonly account: LedgerAccount;
  readonly sign: 1 | -1;
}

function legsOf({ debit, credit }: CounterMove): readonly Leg[] {
  return [
    { account: debit, sign: signOf(debit, 'debit') },
    { account: credit, sign: signOf(credit, 'credit') },
  ];
}

/** By how much each shard changes: what it gives and gets, and its part when `available` is spread anew. */
function changesOf(
  shards: readonly ShardBalances[],
  legs: readonly Leg[],
  taken: readonly Fen[],
): Partial<Record<PlaceAccount, Fen>>[] {
  const changes = shards.map((_, number) =>
    Object.fromEntries(legs.map(({ account, sign }) => [account, sign * (taken[number] ?? 0)])),
  );
  if (!legs.some(({ account }) => account === 'available')) return changes.map(placesOnly);
  const left = shards.map(
    (shard, number) => shard.available + (changes[number]?.['available'] ?? 0),
  );
  const usual = taken.reduce((sum, fen) => sum + fen, 0);
  const level = spread(
    left.reduce((sum, fen) => sum + fen, 0),
    usual,
  );
  return shards.map((shard, number) =>
    placesOnly({ ...changes[number], available: (level[number] ?? 0) - shard.available }),
  );
}

function placesOnly(change: Readonly<Record<string, Fen>>): Partial<Record<PlaceAccount, Fen>> {
  return Object.fromEntries(
    places.flatMap((place) => (change[place] ? [[place, change[place]]] : [])),
  );
}
