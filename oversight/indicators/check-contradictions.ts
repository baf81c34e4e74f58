import { listHolders } from '@yanzhen/server/accounts/list-holders.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import * as kept from './contradiction-store.ts';
import { findContradictions, type Related } from './contradictions.ts';
import { listIndicators } from './indicator.ts';
import { apart, measure } from './measure.ts';

/**
 * The nightly job: takes today's figures that are declared to be within others, and keeps those that cannot be true
 * together. What stands no longer is closed; auditors and administrators are told of what is new.
 */
export async function checkContradictions(turn: Turn): Promise<void> {
  if (!(await kept.beginCheck(turn))) return;
  const found = findContradictions(await relatedFigures(turn));
  let fresh = 0;
  for (const each of found) fresh += (await kept.keepContradiction(turn, each)) ? 1 : 0;
  const gone = await kept.closeOthers(turn);
  await turn.record({
    act: 'indicators.check',
    subject: { type: 'city', id: turn.city },
    detail: { found: found.length, fresh, gone },
  });
  if (fresh === 0) return;
  for (const personId of await listHolders(turn, ['auditor', 'administrator'])) {
    await turn.send({
      personId,
      template: 'indicators.contradiction',
      values: { on: turn.today, count: fresh },
      subject: { type: 'city', id: turn.city },
    });
  }
}

/** Today's figures of indicators that stand in a relation. */
async function relatedFigures(turn: Turn): Promise<Related[]> {
  const all = await listIndicators(turn);
  const wanted = new Set(
    all.flatMap(({ id, within }) => (within.length > 0 ? [id, ...within.map(({ of }) => of)] : [])),
  );
  const asOf = { validOn: turn.today, knownAt: turn.now };
  const figures: Related[] = [];
  for (const indicator of all.filter(({ id }) => wanted.has(id))) {
    const { id, value, within } = indicator;
    const taken = await apart(turn, () => measure(turn, { indicator, asOf, filter: {} }));
    if (taken) figures.push({ id, value, within, measure: taken.measure });
  }
  return figures;
}
