import { keepUpload, readStoredFile } from '@yanzhen/server/files/files.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import type * as contract from './contract-outcomes.ts';
import { lockStanding, requireInSight } from './outcome-access.ts';
import * as outcomes from './outcome-store.ts';
import { viewOutcome } from './view-outcome.ts';

/** Papers of one outcome. */
const papersMost = 10;

/** A keeper adds papers that show an outcome. */
export async function addEvidence(
  turn: Turn,
  { params, files }: Input<typeof contract.addEvidence>,
): Promise<Output<typeof contract.addEvidence>> {
  const row = await lockStanding(turn, params.outcomeId);
  const before = await outcomes.listEvidence(turn, [row.id]);
  if (before.length + files.length > papersMost) {
    throw fault(faults.tooMuchEvidence, { field: 'file', values: { max: papersMost } });
  }
  for (const upload of files) {
    const { id } = await keepUpload(turn, upload);
    await outcomes.saveEvidence(turn, row.id, id);
  }
  await turn.record({
    act: 'projects.add-evidence',
    subject: { type: 'outcome', id: row.id },
    detail: { files: files.length },
  });
  return viewOutcome(turn, row.id);
}

/** A paper, shown in the page. */
export async function showEvidence(
  turn: Turn,
  { params }: Input<typeof contract.showEvidence>,
): Promise<Download> {
  const row = await outcomes.findOutcome(turn, params.outcomeId);
  if (!row) throw notFound();
  requireInSight(turn, row.enterpriseId);
  const paper = await outcomes.findEvidence(turn, row.id, params.evidenceId);
  const file = paper && (await readStoredFile(turn, paper.fileId));
  if (!file) throw notFound();
  return { name: file.name, mediaType: file.mediaType, content: file.content, inline: true };
}

/** A keeper takes a paper away on which no audit rests. */
export async function removeEvidence(
  turn: Turn,
  { params }: Input<typeof contract.removeEvidence>,
): Promise<Output<typeof contract.removeEvidence>> {
  const row = await lockStanding(turn, params.outcomeId);
  const paper = await outcomes.findEvidence(turn, row.id, params.evidenceId);
  if (!paper) throw notFound();
  if (row.auditEvidence === paper.id) throw fault(faults.evidenceInUse);
  await outcomes.removeEvidenceRow(turn, paper.id);
  await turn.record({
    act: 'projects.remove-evidence',
    subject: { type: 'outcome', id: row.id },
    detail: { evidenceId: paper.id, name: paper.name },
  });
  return viewOutcome(turn, row.id);
}
