import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { requireOpen } from './access.ts';
import type * as contract from './contract.ts';
import { keepEvidence } from './keep-evidence.ts';
import { viewEvidence } from './list-evidence.ts';

/** The applicant adds a photo or PDF for one item of the evidence list. */
export async function uploadEvidence(
  turn: Turn,
  { params, files }: Input<typeof contract.uploadEvidence>,
): Promise<Output<typeof contract.uploadEvidence>> {
  const { applicationId, code } = params;
  const application = await requireOpen(turn, applicationId, code);
  await keepEvidence(turn, { applicationId, code, files });
  await turn.record({
    act: 'evidence.upload',
    subject: { type: 'application', id: applicationId },
    detail: { code, files: files.length },
  });
  return { evidence: await viewEvidence(turn, application, true) };
}
