import { useRoute, type Entry } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useLocation } from '@tanstack/react-router';
import type { SessionAccount } from '@yanzhen/values/session.ts';
import type { PageLine } from '../page-line.ts';
import { usePages } from './pages-context.ts';

export interface ShellNavItem {
  readonly to: string;
  readonly says: string;
  readonly group: string;
  readonly current: boolean;
}

/** The navigation of an entry for who is signed in; the desk's has words of its own, which no phone loads. */
export function useNav(entry: Entry): readonly ShellNavItem[] {
  const t = useWords(entry === 'desk' ? 'desk-nav' : 'shell');
  const { city } = useRoute();
  const { pathname } = useLocation();
  const { account } = useSession();
  const pages = usePages();
  // A desk without an account is the sign-in page: nothing to go to.
  const lines = entry === 'desk' && account?.kind !== 'staff' ? [] : pages;
  const groups = groupsOf(pages);
  const items = lines
    .flatMap((line) => {
      if (line.entry !== entry || line.nav === undefined || !mayOpen(line, account)) return [];
      return [{ to: cityRelative(line.path), nav: line.nav }];
    })
    .sort((a, b) => groups.indexOf(a.nav.group ?? '') - groups.indexOf(b.nav.group ?? ''));
  const here = deepestOf(
    items.map((item) => item.to),
    pathname.slice(`/${city}`.length) || '/',
  );
  return items.map(({ to, nav }) => ({
    to,
    says: t(`nav.${nav.key}`),
    group: nav.group === undefined ? '' : t(`group.${nav.group}`),
    current: to === here,
  }));
}

/** The headings in the order of all pages, so that they stand in one order whoever sees which of them. */
export function groupsOf(pages: readonly PageLine[]): readonly string[] {
  return [...new Set(pages.flatMap(({ nav }) => (nav ? [nav.group ?? ''] : [])))];
}

/** Whether a page is worth showing to an account; a page that asks to sign in is shown to visitors too. */
export function mayOpen(line: PageLine, account: SessionAccount | null): boolean {
  const kindFits =
    line.who === 'anyone' ||
    (line.who === 'signed-in' && account !== null) ||
    line.who === account?.kind;
  const roles = line.nav?.roles;
  return kindFits && (roles === undefined || roles.some((role) => account?.roles.includes(role)));
}

/** The address of a page below its city. */
export function cityRelative(path: string): string {
  const inner = path.replace(/^\/:city/, '');
  return inner === '' ? '/' : inner;
}

/** The item whose address is the longest beginning of the page's; undefined when none is. */
export function deepestOf(addresses: readonly string[], page: string): string | undefined {
  return addresses
    .filter((to) => page === to || (to !== '/' && page.startsWith(`${to}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
