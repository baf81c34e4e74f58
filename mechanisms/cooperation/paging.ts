const countedMost = 10_000;

/** The place after which a list goes on; one that was not written by us begins it anew. */
export function placeOf(after: string | undefined): string | undefined {
  return after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined;
}

/**
 * One page of rows that were asked for with one more than the page has.
 *
 * @param count  Counts all that match, to one past what it is given.
 */
export async function pageOf<Row extends { readonly id: string }>(
  found: readonly Row[],
  limit: number,
  count: (most: number) => Promise<number>,
) {
  const rows = found.slice(0, limit);
  const n = await count(countedMost);
  return {
    rows: [...rows],
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    total: { count: Math.min(n, countedMost), more: n > countedMost },
  };
}
