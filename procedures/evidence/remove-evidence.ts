import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getReadable, requireOpen } from './access.ts';
import type * as contract from './contract.ts';
import { viewEvidence } from './list-evidence.ts';
import { findEvidence, removeEvidenceRow } from './store.ts';

/** The applicant takes a file away while the case is theirs. */
export async function removeEvidence(
  turn: Turn,
  { params }: Input<typeof contract.removeEvidence>,
): Promise<Output<typeof contract.removeEvidence>> {
  const { application } = await getReadable(turn, params.applicationId);
  const evidence = await findEvidence(turn, application.id, params.evidenceId);
  if (!evidence) throw notFound();
  await requireOpen(turn, application.id, evidence.code);
  await removeEvidenceRow(turn, evidence.id);
  await turn.record({
    act: 'evidence.remove',
    subject: { type: 'application', id: application.id },
    detail: { evidenceId: evidence.id, code: evidence.code },
  });
  return { evidence: await viewEvidence(turn, application, true) };
}
