import { keepUpload } from '@yanzhen/server/files/files.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Upload } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { listEvidenceRows, saveEvidence } from './store.ts';

/** Files of one code in one case. */
const filesMax = 20;

/**
 * Keeps files of the actor with a case, under a code. Who may is the asking feature's to check.
 *
 * @returns the ids, in the order of the uploads.
 * @throws Fault `evidence.too-many`; and as `keepUpload`.
 */
export async function keepEvidence(
  turn: Turn,
  { applicationId, code, files }: { applicationId: string; code: string; files: readonly Upload[] },
): Promise<string[]> {
  const known = await listEvidenceRows(turn, applicationId);
  const before = known.filter((row) => row.code === code).length;
  if (before + files.length > filesMax) {
    throw fault(faults.tooMany, { field: 'file', values: { max: filesMax } });
  }
  const { personId } = actorOf(turn);
  const kept: string[] = [];
  for (const upload of files) {
    const { id: fileId } = await keepUpload(turn, upload);
    const id = turn.newId();
    await saveEvidence(turn, { id, applicationId, code, fileId, personId });
    kept.push(id);
  }
  return kept;
}
