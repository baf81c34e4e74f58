/**
 * Where to go after signing in: the page that asked for it, else the city's first page.
 *
 * Only an address of this city on this site is taken, so that a link cannot lead a person away.
 */
export function nextAddress(next: string | undefined, city: string, home: string): string {
  if (next === undefined) return home;
  const within =
    next === `/${city}` || next.startsWith(`/${city}/`) || next.startsWith(`/${city}?`);
  return within && !next.includes('\\') ? next : home;
}
