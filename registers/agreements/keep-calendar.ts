import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays, dateForReader } from '@yanzhen/values/civil-date.ts';
import { dueDays, lastDayOf, stateByCalendar } from './calendar-state.ts';
import * as store from './store.ts';

/** Agreements moved by one run; the next hour goes on. */
const most = 200;

/** Job: moves agreements as their terms say, and tells the keeper once that one is due soon. Safe to repeat. */
export async function keepCalendar(turn: Turn): Promise<void> {
  const rows = await store.listBehindCalendar(turn, addDays(turn.today, dueDays), most);
  for (const row of rows) {
    const { termFrom, termUntil } = row;
    if (termFrom === null || termUntil === null) continue;
    const state = stateByCalendar({ from: termFrom, until: termUntil }, turn.today);
    await store.changeAgreement(turn, row, { state });
    await store.appendEvent(turn, {
      agreementId: row.id,
      number: row.version + 1,
      move: 'keep-calendar',
      from: row.state,
      to: state,
    });
    await turn.record({
      act: 'agreements.keep-calendar',
      subject: { type: 'agreement', id: row.id },
      detail: { from: row.state, to: state },
    });
    if (state !== 'due-soon') continue;
    const lastDay = lastDayOf(termUntil);
    await turn.send({
      personId: row.keeperPersonId,
      template: 'agreements.due-soon',
      values: {
        title: row.title,
        dayZh: dateForReader(lastDay, 'zh'),
        dayEn: dateForReader(lastDay, 'en'),
      },
      subject: { type: 'agreement', id: row.id },
    });
  }
}
