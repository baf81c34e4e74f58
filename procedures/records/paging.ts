const countedMost = 10_000;

/**
 * One page of rows out of all that were read by key, newest first.
 *
 * @param read   Rows of the page and one more, after the place given.
 * @param count  Counts all that match, up to what it is given.
 */
export async function pageOf<Row extends { readonly id: string }>(
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  read: (page: { readonly after: string | undefined; readonly limit: number }) => Promise<Row[]>,
  count: (most: number) => Promise<number>,
) {
  const place = after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined;
  const found = await read({ after: place, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const n = await count(countedMost + 1);
  return {
    rows,
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    total: { count: Math.min(n, countedMost), more: n > countedMost },
  };
}
