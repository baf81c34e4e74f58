import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication, moveApplication, type Application } from '../applications/offers.ts';
import { faults, type endPeriod as endpoint } from './contract.ts';
import * as store from './store.ts';
import { isDue } from './views.ts';

/** Ends every notice whose last day is over; safe to run at any time and twice at once. */
export async function endDuePeriods(turn: Turn): Promise<void> {
  for (const { id } of await store.lockDueLists(turn)) await endList(turn, id);
}

/** An officer ends one notice by hand, once its last day is over. */
export async function endPeriod(
  turn: Turn,
  { params }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const list = await store.findList(turn, params.listId);
  if (!list) throw notFound();
  if (!isDue(turn, list)) {
    throw fault(faults.notDue, { values: { number: list.number, endsOn: list.endsOn } });
  }
  const [due] = await store.lockDueLists(turn, list.id);
  if (!due) throw fault('request.busy', { status: 503 });
  return endList(turn, list.id);
}

async function endList(turn: Turn, id: string): Promise<{ passed: number; frozen: number }> {
  await store.markEnded(turn, id);
  const lines = await store.listLines(turn, id);
  const open = lines.filter((line) => line.state === 'open');
  for (const each of open) {
    // Held line by line: an objection that comes at this moment is before it or too late.
    const line = await store.lockLine(turn, each.id);
    if (line?.state !== 'open') continue;
    await tellPassed(
      turn,
      await passLine(turn, line, await getApplication(turn, line.applicationId)),
    );
  }
  const frozen = lines.filter((line) => line.state === 'frozen').length;
  await turn.record({
    act: 'publicity.end-period',
    subject: { type: 'publicity-list', id },
    detail: { passed: open.length, frozen },
  });
  return { passed: open.length, frozen };
}

/** A line without objection has passed: its case is finance's now. */
export async function passLine(
  turn: Turn,
  line: Pick<store.LineRow, 'id'>,
  application: Application,
): Promise<Application> {
  await store.setLineState(turn, line.id, 'passed');
  return moveApplication(turn, application, 'end-publicity');
}

function tellPassed(turn: Turn, application: Application): Promise<void> {
  return turn.send({
    personId: application.applicantPersonId,
    template: 'publicity.passed',
    values: { reference: application.reference ?? '', dueOn: application.dueOn ?? '' },
    subject: { type: 'application', id: application.id },
  });
}
