import { holderNames, states, type State } from '@yanzhen/procedures/applications/contract.ts';
import type { queues } from '../contract.ts';

type Search = Readonly<Record<string, string>>;
type Queue = (typeof queues)[number];

const kept = ['tab', 'state', 'county', 'benefitId', 'q', 'after'] as const;

/** Tabs of the queue for an account: work that waits for its roles comes first, where there can be any. */
export function tabsFor(roles: readonly string[]): readonly Queue[] {
  return roles.some((role) => role in holderNames)
    ? ['mine', 'overdue', 'all']
    : ['all', 'overdue'];
}

/** What the list is asked for by the address of the queue, or of a case opened from it. */
export function queueQuery(search: Search, roles: readonly string[]) {
  const tabs = tabsFor(roles);
  const { state, county, benefitId, q, after } = search;
  return {
    queue: tabs.find((tab) => tab === search['tab']) ?? tabs[0] ?? 'all',
    limit: 50,
    ...(isState(state) ? { state } : {}),
    ...(county ? { county } : {}),
    ...(benefitId ? { benefitId } : {}),
    ...(q ? { search: q } : {}),
    ...(after ? { after } : {}),
  };
}

/** Address of a case that remembers the queue it was opened from. */
export function caseAddress(applicationId: string, search: Search): string {
  return `/desk/cases/${applicationId}${queueText(search)}`;
}

/** Address of the queue as it was when the case was opened. */
export function queueAddress(search: Search): string {
  return `/desk/cases${queueText(search)}`;
}

/** The cases before and after one in its queue; after a move the next one is opened. */
export function neighboursOf(ids: readonly string[], id: string) {
  const at = ids.indexOf(id);
  return {
    at,
    previous: at > 0 ? ids[at - 1] : undefined,
    next: at === -1 ? ids[0] : ids[at + 1],
    /** Where to go when this one is done: the next, else the first that is left. */
    after: (at === -1 ? undefined : ids[at + 1]) ?? ids.find((other) => other !== id),
  };
}

function queueText(search: Search): string {
  const query = new URLSearchParams();
  for (const name of kept) {
    const value = search[name];
    if (value) query.set(name, value);
  }
  const says = query.toString();
  return says === '' ? '' : `?${says}`;
}

function isState(value: string | undefined): value is State {
  return states.some((state) => state === value);
}
