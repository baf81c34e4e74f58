import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { shownYear } from './list-years.ts';
import * as store from './store.ts';
import { yearFaults } from './year-faults.ts';

/** An administrator enters or corrects a year; dates counted from now on follow it. */
export async function saveYear(
  turn: Turn,
  { params, body }: Input<typeof contract.saveYear>,
): Promise<Output<typeof contract.saveYear>> {
  const { reason, notice, ...rest } = body;
  const [first, ...also] = yearFaults({ year: params.year, notice, ...rest });
  if (first) {
    const { code, status, values, field } = first;
    throw fault(code, { status, values, also, ...(field === undefined ? {} : { field }) });
  }
  const { accountId, name } = actorOf(turn);
  const content = { year: params.year, ...rest, ...(notice ? { notice } : {}) };
  const before = (await store.listYears(turn)).find((row) => row.content.year === params.year);
  await store.saveYear(turn, content, accountId);
  await turn.record({
    act: 'calendar.save-year',
    subject: { type: 'calendar-year', id: String(params.year) },
    reason,
    detail: { before: before?.content ?? null, after: content },
  });
  return shownYear({ content, changedAt: turn.now, changedBy: name });
}
