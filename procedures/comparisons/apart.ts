import type { SuspectMove } from './contract.ts';
import type { SuspectRow } from './store.ts';

type Parts = Pick<
  SuspectRow,
  'importedByPerson' | 'personId' | 'explainedByPerson' | 'clearProposedByPerson'
>;

/**
 * Whether a natural person may decide: not who brought the list in, nor whose case it is; and nobody approves a
 * clearing that they proposed or explained. The database says the same (`suspect_cleared_by_two`,
 * `suspect_decided_apart`).
 */
export function mayDecide(row: Parts, personId: string, move: SuspectMove): boolean {
  if (move === 'explain' || move === 'ask-again' || move === 'stop-parts') return true;
  if (personId === row.importedByPerson || personId === row.personId) return false;
  if (move === 'reject-clear') return personId !== row.clearProposedByPerson;
  if (move !== 'approve-clear') return true;
  return personId !== row.clearProposedByPerson && personId !== row.explainedByPerson;
}
