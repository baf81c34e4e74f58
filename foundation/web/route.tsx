import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { createContext, useContext, type AnchorHTMLAttributes, type ReactNode } from 'react';
import { cityOfAddress, queryText, readQuery } from './address.ts';

/** The two built entries: `talent` (talents, agents, public) and `desk` (staff). */
export type Entry = 'talent' | 'desk';

/** Which entry this page was loaded by. */
export const EntryContext = createContext<Entry>('talent');

export interface Route {
  readonly city: string;
  /** The whole address of the page below the site, with its query. */
  readonly href: string;
  readonly params: Readonly<Record<string, string>>;
  /** The query of the address, as texts. */
  readonly search: Readonly<Record<string, string>>;
  /** Opens a city-relative address, e.g. `/applications/1?tab=money`. */
  readonly go: (to: string, options?: { replace?: boolean }) => void;
  /** Changes some of the query; `undefined` takes a name away. Other names stay. */
  readonly setSearch: (patch: Readonly<Record<string, string | undefined>>) => void;
}

/** Where the reader is, and how to go elsewhere. */
export function useRoute(): Route {
  const navigate = useNavigate();
  const location = useLocation();
  const entry = useContext(EntryContext);
  const params: Readonly<Record<string, string>> = useParams({ strict: false });
  const city = cityOfAddress(location.pathname);
  const search = readQuery(location.searchStr);
  return {
    city,
    href: location.href,
    params,
    search,
    go: (to, options = {}) => {
      const address = addressIn(city, to);
      if (entryOf(address) === entry)
        void navigate({ href: address, replace: options.replace ?? false });
      else globalThis.location.assign(address);
    },
    setSearch: (patch) => {
      const href = `${location.pathname}${queryText({ ...search, ...patch })}`;
      void navigate({ href, replace: true, resetScroll: false });
    },
  };
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** City-relative address; one that begins with `/api/` or `http` is left as it is. */
  readonly to: string;
  readonly children: ReactNode;
}

/** A link inside the city; loads a new document only when the entry changes. */
export function Link({ to, children, onClick, ...rest }: LinkProps) {
  const { city, go } = useRoute();
  const entry = useContext(EntryContext);
  const outside = /^(https?:|mailto:|tel:|\/api\/|#)/.test(to);
  const href = outside ? to : addressIn(city, to);
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        const plain =
          event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
        if (
          outside ||
          !plain ||
          event.defaultPrevented ||
          rest.target ||
          rest.download !== undefined
        )
          return;
        if (entryOf(href) !== entry) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}

/** The entry that serves an address: `/:city/desk/…` is the staff's. */
export function entryOf(address: string): Entry {
  return /^\/[^/?]+\/desk(?:[/?#]|$)/.test(address) ? 'desk' : 'talent';
}

function addressIn(city: string, to: string): string {
  return to === '/' ? `/${city}` : `/${city}${to.startsWith('/') ? to : `/${to}`}`;
}
