import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { counterOf, places, type PlaceAccount, type SourceAccount } from './chart.ts';
import { shardCount } from './shards.ts';

/** What one shard holds, by account. */
export type ShardBalances = Readonly<Record<PlaceAccount, Fen>>;

/**
 * Moves a sum within one shard that holds it, chosen by the id of the posting.
 *
 * @param waits  false: passes over shards that another transaction holds; true: waits for the one chosen.
 * @returns      false when no such shard holds the sum; nothing is moved.
 */
export async function moveInOneShard(
  turn: Turn,
  {
    lineId,
    postingId,
    from,
    into,
    amountFen,
    waits,
  }: {
    lineId: string;
    postingId: string;
    from: PlaceAccount;
    into: PlaceAccount;
    amountFen: Fen;
    waits: boolean;
  },
): Promise<boolean> {
  const [giving, getting] = [sql.ref(counterOf[from]), sql.ref(counterOf[into])];
  const moved = await turn.run(sql`
    update budget_shard
    set ${giving} = ${giving} - ${amountFen}, ${getting} = ${getting} + ${amountFen}
    where city = ${turn.city} and budget_line_id = ${lineId} and ${giving} >= ${amountFen}
      and number = (
        select number from budget_shard
        where city = ${turn.city} and budget_line_id = ${lineId} and ${giving} >= ${amountFen}
        order by (number + hashtext(${postingId}::text)) & ${sql.lit(shardCount - 1)}
        limit 1 ${waits ? sql`` : sql`for update skip locked`})`);
  return moved === 1;
}

/** Locks every shard of a line, in their order, and tells what each holds. */
export async function lockShards(turn: Turn, lineId: string): Promise<ShardBalances[]> {
  const columns = places.map((place) => sql`${sql.ref(counterOf[place])} as ${sql.ref(place)}`);
  return turn.rows<ShardBalances>(sql`
    select ${sql.join(columns)} from budget_shard
    where city = ${turn.city} and budget_line_id = ${lineId} order by number for update`);
}

/** Adds to the shards of a line, which must be locked. */
export async function addToShards(
  turn: Turn,
  lineId: string,
  changes: readonly Partial<Record<PlaceAccount, Fen>>[],
): Promise<void> {
  const rows = changes.flatMap((change, number) => {
    const share = Object.values(change).reduce((sum, fen) => sum + fen, 0);
    return Object.values(change).some((fen) => fen !== 0) ? [{ number, share, ...change }] : [];
  });
  const columns = [
    ...places.map((place) => ({ place, column: counterOf[place] })),
    { place: 'share', column: 'share_fen' },
  ];
  await turn.run(sql`
    update budget_shard b set ${sql.join(
      columns.map(
        ({ place, column }) =>
          sql`${sql.ref(column)} = b.${sql.ref(column)} + coalesce(c.${sql.ref(place)}, 0)`,
      ),
    )}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c(number int, ${sql.join(columns.map(({ place }) => sql`${sql.ref(place)} bigint`))})
    where b.city = ${turn.city} and b.budget_line_id = ${lineId} and b.number = c.number`);
}

/**
 * Adds to an account that says where the money of a line came from. Only what other lines gave, less
 * what they got, may fall below zero.
 *
 * @returns what the account holds where that is less than is taken; nothing is done then.
 */
export async function addToSource(
  turn: Turn,
  lineId: string,
  source: SourceAccount,
  amountFen: Fen,
): Promise<Fen | undefined> {
  const column = sql.ref(counterOf[source]);
  const here = sql`city = ${turn.city} and id = ${lineId}`;
  const guard = source === 'transfer' ? sql`` : sql`and ${column} + ${amountFen} >= 0`;
  const added = await turn.run(sql`
    update budget_line set ${column} = ${column} + ${amountFen} where ${here} ${guard}`);
  if (added === 1) return undefined;
  const row = await turn.row<{ fen: Fen }>(
    sql`select ${column} as fen from budget_line where ${here}`,
  );
  return row?.fen ?? 0;
}
