import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { documentView } from './benefit-view.ts';
import type * as contract from './contract.ts';
import { getLivePolicy, listCurrentPolicies, type LivePolicy } from './current-policies.ts';
import * as store from './store.ts';

/** Published versions of policy documents, newest first. */
export async function listVersions(turn: Turn): Promise<Output<typeof contract.listVersions>> {
  const current = new Set((await listCurrentPolicies(turn)).map(({ row }) => row.id));
  const rows = [];
  for (const row of await store.listVersions(turn)) {
    rows.push(versionRow(turn, await getLivePolicy(turn, row), current));
  }
  return { rows };
}

/** A version as the desk lists it. */
export function versionRow(turn: Turn, { row, policy }: LivePolicy, current: ReadonlySet<string>) {
  return {
    id: row.id,
    document: documentView(policy),
    version: row.version,
    digest: row.digest,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: row.publishedBy,
    activatesOn: row.activatesOn,
    current: current.has(row.id),
    coming: row.activatesOn !== null && turn.today < row.activatesOn,
    benefits: policy.benefits.map(({ id, name }) => ({ id, name })),
  };
}
