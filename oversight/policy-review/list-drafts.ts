import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import type { DraftRow } from './contract.ts';
import { policyOfficer } from './lifecycle.ts';
import * as store from './store.ts';

const countMost = 10_000;

/** Drafts of policy documents, newest first. */
export async function listDrafts(
  turn: Turn,
  { query }: Input<typeof contract.listDrafts>,
): Promise<Output<typeof contract.listDrafts>> {
  const found = await store.listDrafts(turn, query);
  const count = await store.countDrafts(turn, query.state);
  const shown = found.slice(0, query.limit);
  return {
    rows: shown.map(rowView),
    next: found.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    total: { count: Math.min(count, countMost), more: count > countMost },
    mayDraft: hasRole(turn.actor, policyOfficer),
  };
}

/** A draft as a list shows it. */
export function rowView(draft: store.DraftRecord): DraftRow {
  const { id, label, documentId, title, state, version, activatesOn, changedAt, changedBy } = draft;
  return {
    id,
    label,
    document: { id: documentId, title },
    state,
    version,
    activatesOn,
    changedAt: changedAt.toISOString(),
    changedBy,
  };
}
