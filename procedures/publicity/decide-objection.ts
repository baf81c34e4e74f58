import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  getApplication,
  listEvents,
  moveApplication,
  type Application,
} from '../applications/offers.ts';
import { releaseReservation } from '../payments/offers.ts';
import * as contract from './contract.ts';
import { passLine } from './end-periods.ts';
import * as store from './store.ts';
import { tellObjector } from './tell-objector.ts';
import { viewObjections } from './views.ts';

const { faults } = contract;

/** Duties whose holder would judge their own work by deciding an objection to the case. */
const judged: readonly (string | null)[] = ['propose', 'check', 'approve'];

/**
 * Dismisses or upholds an objection. Upheld: the case is refused and its money goes back to the
 * budget. Dismissed, and nothing else open against the line: it goes on; at once, where the notice
 * has ended meanwhile.
 */
export async function decideObjection(
  turn: Turn,
  { params, body }: Input<typeof contract.decideObjection>,
): Promise<Output<typeof contract.decideObjection>> {
  const objection = await store.findObjection(turn, params.objectionId);
  if (!objection) throw notFound();
  const line = await store.lockLine(turn, objection.lineId);
  if (!line) throw notFound();
  const application = await getApplication(turn, objection.applicationId);
  await requireNotOwnCase(turn, application);

  const { outcome, reason } = body;
  const decision = { outcome, reason, by: actorOf(turn) };
  const which = outcome === 'upheld' ? { lineId: line.id } : { id: objection.id };
  const open = (await store.findObjection(turn, objection.id))?.state === 'open';
  if (!open) throw fault(faults.decided);
  const decided = await store.listOpenObjections(turn, which);
  await store.decideObjections(turn, which, decision);
  for (const each of decided) await tellObjector(turn, each, outcome, body.words);
  if (outcome === 'upheld') await uphold(turn, line, application, reason);
  else if ((await store.countOpenObjections(turn, line.id)) === 0) {
    await unfreeze(turn, line, application, reason);
  }
  await turn.record({
    act: `publicity.${outcome === 'upheld' ? 'uphold' : 'dismiss'}-objection`,
    subject: { type: 'objection', id: objection.id },
    reason,
    detail: { number: objection.number, applicationId: application.id },
  });
  const after = await store.findObjection(turn, objection.id);
  const [view] = await viewObjections(turn, after ? [after] : []);
  if (!view) throw new Error('the objection just decided is not there');
  return view;
}

async function uphold(
  turn: Turn,
  line: store.LineRow,
  application: Application,
  reason: string,
): Promise<void> {
  await store.setLineState(turn, line.id, 'withdrawn');
  await moveApplication(turn, application, 'uphold-objection', { reason });
  await releaseReservation(turn, application.id, reason);
  await tell(turn, application, 'publicity.upheld', reason);
}

async function unfreeze(
  turn: Turn,
  line: store.LineRow,
  application: Application,
  reason: string,
): Promise<void> {
  await store.setLineState(turn, line.id, 'open');
  const back = await moveApplication(turn, application, 'dismiss-objection', { reason });
  const list = await store.findList(turn, line.listId);
  // By the date and not by the list's state, which the end of the period may be changing just now.
  if (list && list.endsOn < turn.today) await passLine(turn, line, back);
  await tell(turn, application, 'publicity.dismissed', reason);
}

/** A second person looks: nobody decides an objection to what they proposed, checked or approved. */
async function requireNotOwnCase(turn: Turn, application: Application): Promise<void> {
  const me = actorOf(turn).personId;
  const events = await listEvents(turn, application.id);
  if (events.some((event) => event.actorPersonId === me && judged.includes(event.duty))) {
    throw fault(faults.ownCase, { status: 403 });
  }
}

async function tell(
  turn: Turn,
  application: Application,
  template: string,
  reason: string,
): Promise<void> {
  await turn.send({
    personId: application.applicantPersonId,
    template,
    values: { reference: application.reference ?? '', reason },
    subject: { type: 'application', id: application.id },
  });
}

/** Shows the contact that an objector left, for a stated reason. */
export async function revealContact(
  turn: Turn,
  { params, body }: Input<typeof contract.revealContact>,
): Promise<Output<typeof contract.revealContact>> {
  const objection = await store.findObjection(turn, params.objectionId);
  if (!objection) throw notFound();
  if (!objection.contactSealed) throw fault(faults.noContact);
  await turn.record({
    act: 'publicity.reveal-contact',
    subject: { type: 'objection', id: objection.id },
    reason: body.reason,
  });
  return {
    contact: turn.secrets.open('objection', 'contact', objection.id, objection.contactSealed),
  };
}
