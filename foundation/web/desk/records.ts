import { useMemo } from 'react';
import { asAddressQuery, type AddressQuery } from '../address.ts';
import { useRoute } from '../route.tsx';

export interface RecordFilter {
  /** Name in the query of the address and of the endpoint. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A kept question with its own filters, shown as a tab. */
export interface RecordTab {
  readonly id: string;
  readonly label: string;
  /** Rows under it, where they were counted. */
  readonly count?: number | undefined;
  /** The server stopped counting at `count`. */
  readonly more?: boolean | undefined;
  /** What it adds to the endpoint's query. */
  readonly query: Readonly<Record<string, string>>;
}

interface RecordsOptions {
  readonly filters?: readonly RecordFilter[];
  readonly tabs?: readonly RecordTab[];
  /** Column first sorted by; `-dueOn` for descending. */
  readonly sort?: string;
  /** Whether a text search is offered; its query name is `q`. */
  readonly search?: boolean;
  /** What the search looks in, e.g. "Reference or name". */
  readonly searchLabel?: string;
  /** Rows a page; the endpoint's own unless told. */
  readonly limit?: number;
}

/** What is asked of a list, kept in the page's address so that it can be sent to a colleague. */
export interface Records {
  /** For the endpoint: filters, tab, `sort`, `after`, `q`, `limit`. */
  readonly query: AddressQuery;
  readonly filters: readonly RecordFilter[];
  readonly tabs: readonly RecordTab[];
  readonly tab: string | undefined;
  readonly sort: string | undefined;
  readonly search: boolean;
  readonly searchLabel: string | undefined;
  readonly chosen: Readonly<Record<string, string>>;
  readonly onFirstPage: boolean;
  readonly change: (patch: Readonly<Record<string, string | undefined>>) => void;
  readonly openPage: (after: string) => void;
}

/** Reads and changes what is asked of a list; a change goes back to the first page. */
export function useRecords(options: RecordsOptions = {}): Records {
  const { search: address, setSearch } = useRoute();
  const { filters = [], tabs = [], search = false, limit } = options;
  const tab = address['tab'] ?? tabs[0]?.id;
  const sort = address['sort'] ?? options.sort;
  const chosen = useMemo(
    () => chosenFilters(address, [...filters.map((filter) => filter.id), ...(search ? ['q'] : [])]),
    [address, filters, search],
  );
  const tabQuery = tabs.find((one) => one.id === tab)?.query ?? {};
  const after = address['after'];
  return {
    query: asAddressQuery({
      ...tabQuery,
      ...chosen,
      ...(sort === undefined ? {} : { sort }),
      ...(after === undefined ? {} : { after }),
      ...(limit === undefined ? {} : { limit: String(limit) }),
    }),
    filters,
    tabs,
    tab,
    sort,
    search,
    searchLabel: options.searchLabel,
    chosen,
    onFirstPage: after === undefined,
    change: (patch) => setSearch({ ...patch, after: undefined }),
    openPage: (next) => setSearch({ after: next }),
  };
}

/** The filters of an address that the list declares; others are not passed on. */
export function chosenFilters(
  address: Readonly<Record<string, string>>,
  ids: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const value = address[id];
      return value === undefined || value === '' ? [] : [[id, value]];
    }),
  );
}

/** A count for a reader; `10,000+` when the server stopped counting. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
