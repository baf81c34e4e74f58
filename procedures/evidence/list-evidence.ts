import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from '../applications/offers.ts';
import { getReadable, openCodes } from './access.ts';
import type * as contract from './contract.ts';
import type { EvidenceView } from './contract.ts';
import { listEvidenceRows } from './store.ts';

export type { Evidence } from './store.ts';

/** Files of a case, by code. Who may see them is the asking feature's to check. */
export { listEvidenceRows as listEvidenceOf } from './store.ts';

/** Files of a case for a reader. */
export async function listEvidence(
  turn: Turn,
  { params }: Input<typeof contract.listEvidence>,
): Promise<Output<typeof contract.listEvidence>> {
  const { application, own } = await getReadable(turn, params.applicationId);
  if (!own) {
    await turn.record({
      act: 'evidence.list',
      subject: { type: 'application', id: application.id },
    });
  }
  return { evidence: await viewEvidence(turn, application, own) };
}

/** @param own  Whether the reader may take away what is open. */
export async function viewEvidence(
  turn: Turn,
  application: Application,
  own: boolean,
): Promise<EvidenceView[]> {
  const rows = await listEvidenceRows(turn, application.id);
  const open = own ? await openCodes(turn, application) : new Set<string>();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    mediaType: row.mediaType,
    bytes: row.bytes,
    uploadedAt: row.uploadedAt.toISOString(),
    removable: open === 'all' || open.has(row.code),
  }));
}
