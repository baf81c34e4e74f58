/** A page of a list that is read on from the last row's key. */
export interface Page<Row> {
  readonly rows: Row[];
  /** The `after` of the next page; null on the last. */
  readonly next: string | null;
  readonly total: { readonly count: number; readonly more: boolean };
}

/** Rows are counted up to this many; beyond, the total says that there are more. */
const countMax = 10_000;

/**
 * Makes a page of rows that were read one beyond the limit.
 *
 * @param counted  Rows in all, counted up to one past `countMax`.
 * @param key      What the next page is read after, of the last row shown.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  counted: number,
  key: (row: Row) => readonly string[],
): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? key(last).join('~') : null;
  return {
    rows: shown,
    next,
    total: { count: Math.min(counted, countMax), more: counted > countMax },
  };
}

/**
 * One page of rows that are read by their ids, newest first. A place that is no id begins the list anew.
 *
 * @param read   Rows after a place, at most so many.
 * @param count  Counts all that match, up to what it is given.
 */
export async function readPage<Row extends { readonly id: string }>(
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  read: (page: { readonly after: string | undefined; readonly limit: number }) => Promise<Row[]>,
  count: (most: number) => Promise<number>,
): Promise<Page<Row>> {
  const place = after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined;
  const found = await read({ after: place, limit: limit + 1 });
  return pageOf(found, limit, await count(countMax + 1), ({ id }) => [id]);
}

/** The key of the row that a page goes on from. */
export function readCursor(after: string | undefined): readonly string[] | undefined {
  return after?.split('~');
}
