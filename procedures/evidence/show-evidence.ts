import { readStoredFile } from '@yanzhen/server/files/files.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getReadable } from './access.ts';
import type * as contract from './contract.ts';
import { findEvidence } from './store.ts';

/** The file itself, shown in the page. A view by staff is audited. */
export async function showEvidence(
  turn: Turn,
  { params }: Input<typeof contract.showEvidence>,
): Promise<Download> {
  const { application, own } = await getReadable(turn, params.applicationId);
  const evidence = await findEvidence(turn, application.id, params.evidenceId);
  const file = evidence && (await readStoredFile(turn, evidence.fileId));
  if (!file) throw notFound();
  if (!own) {
    await turn.record({
      act: 'evidence.view',
      subject: { type: 'application', id: application.id },
      detail: { evidenceId: evidence.id, code: evidence.code },
    });
  }
  return { name: file.name, mediaType: file.mediaType, content: file.content, inline: true };
}
