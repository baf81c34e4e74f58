import { referenceNumber } from '@yanzhen/values/ids.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication } from '../applications/offers.ts';
import { getTerms } from './city-terms.ts';
import * as contract from './contract.ts';
import { findKind } from './declared.ts';
import { askingTerm, conditionsOf, hearingTerms } from './read-decisions.ts';
import { findAppeal, findDecision, findOfDecision, saveAppeal } from './store.ts';
import { tell } from './tell.ts';
import { viewMine } from './view.ts';

const { faults } = contract;

/**
 * A person appeals against a decision about them. One that comes after its last day is kept and refused at once,
 * with the day and what the law gives beyond it.
 */
export async function fileAppeal(
  turn: Turn,
  { body }: Input<typeof contract.fileAppeal>,
): Promise<Output<typeof contract.fileAppeal>> {
  const { personId } = actorOf(turn);
  const before = await findOfDecision(turn, body.kind, body.decisionId);
  if (before && before.personId === personId) throw appealedBefore(before.number);
  const kind = findKind(body.kind);
  const decision = kind && (await findDecision(turn, kind, body.decisionId));
  if (!kind || decision?.personId !== personId) throw fault(faults.noDecision, { status: 404 });
  const application = await getApplication(turn, decision.caseId);
  const known = conditionsOf(kind, decision, application);
  const unknown = body.conditions.find((id) => !known.some((each) => each.id === id));
  if (unknown) throw fault(faults.conditionUnknown, { status: 400, field: 'body.conditions' });

  const terms = await getTerms(turn);
  const { toldOn, askUntil } = await askingTerm(turn, decision, terms);
  const late = turn.today > askUntil;
  const hearing = late ? { dueOn: null, legalDueOn: null, counting: null } : await hearingTerms(turn, terms); // prettier-ignore

  const id = turn.newId();
  const number = referenceNumber('FH', turn.today, await turn.next(`appeal/${turn.today}`));
  const saved = await saveAppeal(
    turn,
    {
      id,
      number,
      decisionKind: kind.id,
      decisionId: decision.id,
      decisionName: kind.name,
      decisionReason: decision.reason,
      toldOn,
      askUntil,
      applicationId: application.id,
      personId,
      benefitId: decision.kind,
      county: decision.county,
      grounds: body.grounds,
      conditions: known.filter((each) => body.conditions.includes(each.id)),
      state: late ? 'out-of-time' : 'filed',
      ...hearing,
    },
    { move: late ? 'file-late' : 'file' },
  );
  // Two requests at the same moment: the other one was first.
  if (!saved) throw appealedBefore('');
  await turn.record({
    act: late ? 'appeals.file-late' : 'appeals.file',
    subject: { type: 'appeal', id },
    detail: { number, decision: kind.id, applicationId: application.id },
  });
  const row = await findAppeal(turn, id);
  if (!row) throw new Error('the appeal just filed is not there');
  await tell(turn, late ? 'out-of-time' : 'filed', row, terms);
  return { appeal: await viewMine(turn, row) };
}

function appealedBefore(number: string) {
  return fault(faults.once, { values: { number } });
}
