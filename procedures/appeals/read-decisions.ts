import { addWorkingDays } from '@yanzhen/calendar';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type { StoredDecision } from '@yanzhen/registers/policies/offers.ts';
import type { AppealableDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { civilDateOf, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Counting } from '../applications/contract.ts';
import { countTerm, getApplication, type Application } from '../applications/offers.ts';
import type { AppealableDecision, AppealCondition, Terms } from './contract.ts';
import type { DecisionRow } from './store.ts';

/** The day on which a decision was told, the last day to appeal against it, and the counting. */
export async function askingTerm(
  turn: Turn,
  { toldAt }: Pick<DecisionRow, 'toldAt'>,
  { askWorkingDays }: Terms,
): Promise<{ toldOn: CivilDate; askUntil: CivilDate; counting: Counting }> {
  const toldOn = civilDateOf(toldAt);
  const { dueOn, counting } = countTerm(await workingDays(turn), toldOn, askWorkingDays);
  return { toldOn, askUntil: dueOn, counting };
}

/** Both terms of a hearing that begins today, with the counting of both. */
export async function hearingTerms(
  turn: Turn,
  { promisedWorkingDays, legalWorkingDays }: Terms,
): Promise<{ dueOn: CivilDate; legalDueOn: CivilDate; counting: Counting }> {
  const table = await workingDays(turn);
  const promised = countTerm(table, turn.today, promisedWorkingDays);
  const legal = countTerm(table, turn.today, legalWorkingDays);
  return {
    dueOn: promised.dueOn,
    legalDueOn: addWorkingDays(table, turn.today, legalWorkingDays).dueOn,
    counting: { ...promised.counting, legal: legal.counting },
  };
}

/** What a decision rests on: its clause, or the conditions of the case's stored decision that are not met. */
export function conditionsOf(
  kind: AppealableDeclaration,
  row: Pick<DecisionRow, 'clause'>,
  application: Pick<Application, 'decision'>,
): AppealCondition[] {
  if (row.clause !== null) {
    return [{ id: 'clause', outcome: 'no', clause: row.clause, says: kind.name }];
  }
  const kept = application.decision as Partial<StoredDecision> | null;
  return (kept?.record?.reasons ?? []).map(({ conditionId, outcome, clause, says }) => ({
    id: conditionId,
    outcome,
    clause: clause.clause,
    says,
  }));
}

/** A decision as the person concerned sees it. */
export async function viewDecision(
  turn: Turn,
  kind: AppealableDeclaration,
  row: DecisionRow,
  terms: Terms,
): Promise<AppealableDecision> {
  const { toldOn, askUntil, counting } = await askingTerm(turn, row, terms);
  return {
    kind: kind.id,
    id: row.id,
    name: kind.name,
    applicationId: row.caseId,
    reference: row.reference,
    benefitId: row.kind,
    toldOn,
    askUntil,
    counting,
    late: turn.today > askUntil,
    reason: row.reason,
    conditions: conditionsOf(kind, row, await getApplication(turn, row.caseId)),
  };
}
