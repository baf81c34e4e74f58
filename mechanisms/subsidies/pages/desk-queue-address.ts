import { holderNames, states, type State } from '@yanzhen/procedures/applications/contract.ts';
import { queueFilterSchema, type QueueFilter } from '@yanzhen/procedures/desk/contract.ts';
import type { queues } from '../contract.ts';

type Search = Readonly<Record<string, string>>;
type Queue = (typeof queues)[number];

const kept = ['tab', 'step', 'county', 'kind', 'assigned', 'due', 'order', 'q', 'after'] as const;

/** Tabs of the queue for an account: work that waits for its roles comes first, where there can be any. */
export function tabsFor(roles: readonly string[]): readonly Queue[] {
  return roles.some((role) => role in holderNames)
    ? ['mine', 'assigned', 'overdue', 'all']
    : ['all', 'overdue'];
}

/** What the list is asked for by the address of the queue, or of a case opened from it. */
export function queueQuery(search: Search, roles: readonly string[]) {
  const tabs = tabsFor(roles);
  const { step, kind, after, q } = search;
  const { county, assigned, due, order } = filterIn(search);
  return {
    queue: tabs.find((tab) => tab === search['tab']) ?? tabs[0] ?? 'all',
    limit: 50,
    ...(isState(step) ? { state: step } : {}),
    ...(kind ? { benefitId: kind } : {}),
    ...(county ? { county } : {}),
    ...(assigned ? { assigned } : {}),
    ...(due ? { due } : {}),
    ...(order ? { order } : {}),
    ...(q ? { search: q } : {}),
    ...(after ? { after } : {}),
  };
}

/** The question of an address as it is kept under a name. */
export function filterOf(search: Search, roles: readonly string[]): QueueFilter {
  const {
    queue,
    state,
    benefitId,
    limit: _limit,
    after: _after,
    ...rest
  } = queueQuery(search, roles);
  return {
    ...(queue === 'mine' || queue === 'assigned' ? { waits: 'mine' as const } : {}),
    ...(queue === 'assigned' ? { assigned: 'me' as const } : {}),
    ...(queue === 'overdue' ? { due: 'overdue' as const } : {}),
    ...(queue === 'all' ? { order: 'newest' as const } : {}),
    ...rest,
    ...(state ? { step: state } : {}),
    ...(benefitId ? { kind: benefitId } : {}),
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

/** The fields of an address that are rightly said; the others are left out one by one. */
function filterIn(search: Search): QueueFilter {
  const { shape } = queueFilterSchema;
  return Object.fromEntries(
    (['county', 'assigned', 'due', 'order'] as const).flatMap((name) => {
      const read = shape[name].safeParse(search[name]);
      return read.success && read.data !== undefined ? [[name, read.data]] : [];
    }),
  );
}

function isState(value: string | undefined): value is State {
  return states.some((state) => state === value);
}
