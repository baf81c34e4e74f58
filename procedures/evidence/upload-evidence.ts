import { keepUpload } from '@yanzhen/server/files/files.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { requireOpen } from './access.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { viewEvidence } from './list-evidence.ts';
import { listEvidenceRows, saveEvidence } from './store.ts';

/** Files of one code in one case. */
const filesMax = 20;

/** The applicant adds a photo or PDF for one item of the evidence list. */
export async function uploadEvidence(
  turn: Turn,
  { params, files }: Input<typeof contract.uploadEvidence>,
): Promise<Output<typeof contract.uploadEvidence>> {
  const { applicationId, code } = params;
  const application = await requireOpen(turn, applicationId, code);
  const known = await listEvidenceRows(turn, applicationId);
  const before = known.filter((row) => row.code === code).length;
  if (before + files.length > filesMax) {
    throw fault(faults.tooMany, { field: 'file', values: { max: filesMax } });
  }
  const { personId } = actorOf(turn);
  for (const upload of files) {
    const { id } = await keepUpload(turn, upload);
    await saveEvidence(turn, { applicationId, code, fileId: id, personId });
  }
  await turn.record({
    act: 'evidence.upload',
    subject: { type: 'application', id: applicationId },
    detail: { code, files: files.length },
  });
  return { evidence: await viewEvidence(turn, application, true) };
}
