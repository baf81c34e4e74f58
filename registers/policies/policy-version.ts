import type { Policy } from '@yanzhen/policy';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getLivePolicy } from './current-policies.ts';
import * as store from './store.ts';

/** A published version with its file. */
export interface PolicyVersion {
  readonly id: string;
  readonly documentId: string;
  readonly version: number;
  readonly digest: string;
  readonly fileName: string;
  readonly content: string;
  readonly policy: Policy;
}

/** One published version. @throws Fault `request.not-found`. */
export async function getPolicyVersion(turn: Turn, id: string): Promise<PolicyVersion> {
  const row = await store.findVersionById(turn, id);
  if (!row) throw notFound();
  return versionOf(turn, row);
}

/** The newest version of a document, whether it decides yet or not. */
export async function findNewestVersion(
  turn: Turn,
  documentId: string,
): Promise<PolicyVersion | undefined> {
  const rows = await store.listVersions(turn);
  const newest = rows
    .filter((row) => row.documentId === documentId)
    .toSorted((a, b) => b.version - a.version)[0];
  return newest && versionOf(turn, newest);
}

async function versionOf(turn: Turn, row: store.VersionRow): Promise<PolicyVersion> {
  const { policy } = await getLivePolicy(turn, row);
  const { fileName, content } = await store.getVersionText(turn, row.id);
  const { id, documentId, version, digest } = row;
  return { id, documentId, version, digest, fileName, content, policy };
}
