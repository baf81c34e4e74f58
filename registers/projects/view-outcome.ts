import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { OutcomeView } from './contract-outcomes.ts';
import { mayKeep } from './lifecycle.ts';
import { mayChangeOutcome } from './outcome-access.ts';
import * as outcomes from './outcome-store.ts';

/** Outcomes as their readers see them, with their papers. */
export async function viewOutcomes(
  turn: Turn,
  rows: readonly outcomes.OutcomeRow[],
): Promise<OutcomeView[]> {
  const ids = rows.map(({ id }) => id);
  const papers = await outcomes.listEvidence(turn, ids);
  const actor = actorOf(turn);
  return rows.map((row) => {
    const { reportedByPerson, county, enterpriseId: _enterprise, ...shown } = row;
    const mayChange = !row.withdrawn && mayChangeOutcome(actor, row);
    const mayAudit = !row.withdrawn && mayKeep(actor, county);
    return {
      ...shown,
      reportedAt: row.reportedAt.toISOString(),
      auditedAt: row.auditedAt?.toISOString() ?? null,
      mayChange,
      mayAudit: mayAudit && actor.personId !== reportedByPerson,
      evidence: papers
        .filter((each) => each.outcomeId === row.id)
        .map(({ id, name, mediaType, bytes }) => ({
          id,
          name,
          mediaType,
          bytes,
          removable: mayChange && id !== row.auditEvidence,
        })),
    };
  });
}

/** One outcome as it stands now. */
export async function viewOutcome(turn: Turn, id: string): Promise<OutcomeView> {
  const row = await outcomes.findOutcome(turn, id);
  const [view] = row ? await viewOutcomes(turn, [row]) : [];
  if (!view) throw new Error('an outcome was not kept');
  return view;
}
