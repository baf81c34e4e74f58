import { referenceNumber } from '@yanzhen/values/ids.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { countTerm } from '../applications/offers.ts';
import { holdPayment } from '../payments/offers.ts';
import { faults, type Explainer } from './contract.ts';
import { questionOf, type ComparisonKind } from './kind.ts';
import { stakeOf } from './stake.ts';
import { appendEvent, findSuspect, saveSuspect } from './store.ts';
import { holderOf } from './move-suspect.ts';
import { askable, tellAsked } from './tell.ts';
import type { Finding } from './weigh-row.ts';

/**
 * Flags one case: the next payment of it is held, and whoever can explain is asked, within a term.
 *
 * @returns false when the finding flagged the case before.
 */
export async function flagCase(
  turn: Turn,
  kind: ComparisonKind,
  at: { readonly listId: string; readonly rowId: string },
  finding: Finding,
): Promise<boolean> {
  const { of, reason, repay, digest } = finding;
  const explainer = await firstAsked(turn, kind, of.organisationId);
  const { dueOn, counting } = countTerm(await workingDays(turn), turn.today, kind.workingDays);
  const id = turn.newId();
  const number = referenceNumber('YD', turn.today, await turn.next(`suspect/${turn.today}`));
  const { applicationId, personId, organisationId, county, paidFen } = of;
  const stakeFen = Math.min(paidFen, await stakeOf(turn, repay, of));
  const kept = await saveSuspect(turn, {
    ...at,
    id,
    number,
    kind: kind.id,
    reason,
    asks: questionOf(kind, finding),
    digest,
    applicationId,
    personId,
    organisationId,
    county,
    repay,
    stakeFen,
    paidFen,
    explainer,
    dueOn,
    counting,
    importedByPerson: actorOf(turn).personId,
  });
  if (!kept) return false;
  const detail = { reason, explainer, dueOn, stakeFen };
  await appendEvent(turn, id, { number: 1, move: 'flag', from: null, to: 'flagged', as: 'office', reason: undefined, detail }); // prettier-ignore
  await holdPayment(turn, applicationId, holderOf({ id }));
  await turn.record({
    act: 'comparisons.flag',
    subject: { type: 'suspect-record', id },
    detail: { number, applicationId, ...detail },
  });
  const row = await findSuspect(turn, id);
  if (!row) throw fault(faults.wrongState);
  await tellAsked(turn, row);
  return true;
}

/** Who is asked first: the person where the employer cannot be. */
async function firstAsked(
  turn: Turn,
  kind: ComparisonKind,
  organisationId: string | null,
): Promise<Explainer> {
  return (await askable(turn, kind.explainer, organisationId)) ? kind.explainer : 'person';
}
