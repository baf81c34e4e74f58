/** Values of an address: numbers and booleans are written as text, `undefined` and `null` are left out. */
type Values = Readonly<Record<string, unknown>>;

declare const fromAddress: unique symbol;

/**
 * A query as it stands in a page's address: texts only, read again by the endpoint's schema. Only
 * `asAddressQuery` makes one, so that a mistyped name in a query written by hand is still refused.
 */
export type AddressQuery = Readonly<Record<string, string>> & { readonly [fromAddress]: true };

/** Marks texts of the page's address as a query for an endpoint. */
export function asAddressQuery(texts: Readonly<Record<string, string>>): AddressQuery {
  return texts as AddressQuery;
}

/** The city of a page's address: its first segment; empty on the list of cities. */
export function cityOfAddress(pathname: string): string {
  return decodeURIComponent(pathname.split('/')[1] ?? '');
}

/**
 * Address of an endpoint below a city's API.
 *
 * @param city  City code; empty for an address outside any city (`/api/cities`).
 * @param path  The endpoint's path with `:name` for each parameter.
 * @throws RangeError when a parameter of the path has no value.
 */
export function apiAddress(
  city: string,
  path: string,
  params: Values = {},
  query: Values = {},
): string {
  const filled = path.replace(/:([A-Za-z]\w*)/g, (_match, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '') {
      throw new RangeError(`no value for :${name} of ${path}`);
    }
    return encodeURIComponent(written(value));
  });
  const base = city === '' ? '/api' : `/api/${encodeURIComponent(city)}`;
  return `${base}${filled}${queryText(query)}`;
}

/** `?a=1&b=2` in the order given, a list as repeated names; empty when nothing is set. */
export function queryText(query: Values): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined || one === null || one === '') continue;
      pairs.append(name, written(one));
    }
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

/** The query of an address as plain texts; the last of a repeated name wins. */
export function readQuery(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return String(value);
  }
  throw new RangeError('an address takes texts, numbers and booleans only');
}
