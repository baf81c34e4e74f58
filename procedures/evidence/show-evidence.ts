import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getReadable } from './access.ts';
import type * as contract from './contract.ts';
import { readEvidence } from './read-evidence.ts';

/** The file itself, shown in the page. A view by staff is audited. */
export async function showEvidence(
  turn: Turn,
  { params }: Input<typeof contract.showEvidence>,
): Promise<Download> {
  const { application, own } = await getReadable(turn, params.applicationId);
  const file = await readEvidence(turn, application.id, params.evidenceId);
  if (!file) throw notFound();
  if (!own) {
    await turn.record({
      act: 'evidence.view',
      subject: { type: 'application', id: application.id },
      detail: { evidenceId: params.evidenceId, code: file.code },
    });
  }
  return file;
}
