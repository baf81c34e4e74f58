/** Address of a queue's list with some of its filters: the feature's own page, or the desk's. */
export function queueAddress(
  { id, listPath }: { readonly id: string; readonly listPath: string | null },
  filter: Readonly<Record<string, string>> = {},
): string {
  const path = listPath ?? `/desk/queues/${id}`;
  const query = new URLSearchParams(filter).toString();
  if (query === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}
