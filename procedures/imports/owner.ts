import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { ImportKind } from './import-kind.ts';
import { findBatch, type BatchRow, type Owner } from './store.ts';

/** Whose imports the actor sees: an agent those of the own employer, staff those of the offices. */
export function ownerOf(turn: Turn, kind: Pick<ImportKind, 'id'>): Owner {
  const { kind: who, organisationId } = actorOf(turn);
  if (who === 'agent' && organisationId === null) throw notFound();
  return { kind: kind.id, organisationId };
}

/** An import that the actor sees. @throws Fault `request.not-found`. */
export async function getBatch(
  turn: Turn,
  kind: Pick<ImportKind, 'id' | 'subjectOf'>,
  importId: string,
): Promise<BatchRow> {
  const batch = await findBatch(turn, ownerOf(turn, kind), importId);
  if (!batch || (kind.subjectOf && batch.subject !== (await kind.subjectOf(turn))))
    throw notFound();
  return batch;
}
