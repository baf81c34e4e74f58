import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { getReplyLetter } from '../letters/offers.ts';
import * as contract from './contract.ts';
import { done, getForAct } from './move-proposal.ts';
import * as store from './publication-store.ts';
import { holdsNumber, withoutNames } from './redact.ts';
import { listSponsors } from './sponsor-store.ts';

const { faults } = contract;

/** Published in full, as a summary, or not: names of sponsors are taken out, numbers of persons refused. */
export async function publishProposal(
  turn: Turn,
  { params, body }: Input<typeof contract.publishProposal>,
): Promise<Output<typeof contract.publishProposal>> {
  const row = await getForAct(turn, params.proposalId);
  const answered = row.state === 'answered' || row.state === 'following' || row.state === 'closed';
  if (!answered || row.letterId === null) throw fault(faults.wrongState);
  if (!hasRole(turn.actor, 'proposal-officer')) throw fault(faults.notYours, { status: 403 });
  const { mode, reason, summary } = body;
  if (mode === 'full' && !row.publishConsent) throw fault(faults.noConsent, { field: 'body.mode' });
  if (mode !== 'full' && reason === '') throw fault('request.invalid', { status: 400, field: 'body.reason' }); // prettier-ignore
  if (mode === 'summary' && summary === '') throw fault('request.invalid', { status: 400, field: 'body.summary' }); // prettier-ignore
  const names = (await listSponsors(turn, row)).map(({ name }) => name);
  const { paragraphs } = await getReplyLetter(turn, row.letterId);
  const full = paragraphs.map(({ shown }) => shown).join('\n');
  const text = { full, summary, none: null }[mode];
  const asked = mode === 'full' ? withoutNames(row.content, names) : null;
  const told = text === null ? null : withoutNames(text, names);
  for (const [at, part] of [row.title, asked, told].entries()) {
    if (part === null || !holdsNumber(part)) continue;
    const field = at === 2 && mode === 'summary' ? 'body.summary' : 'body.mode';
    throw fault(faults.personalNumber, { status: 400, field });
  }
  await store.savePublication(turn, row.id, {
    mode,
    reason: reason || null,
    asked,
    answered: told,
  });
  await turn.record({ act: 'proposals.publish', subject: { type: 'proposal', id: row.id }, detail: { mode }, ...(reason ? { reason } : {}) }); // prettier-ignore
  return done(row);
}

/** Published items, newest first. */
export async function listPublished(
  turn: Turn,
  { query }: Input<typeof contract.listPublished>,
): Promise<Output<typeof contract.listPublished>> {
  const { after, limit } = query;
  if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after)) throw notFound('query.after');
  const rows = await store.listPublished(turn, after, limit + 1);
  const counted = await store.countPublished(turn);
  return pageOf(rows.map(view), limit, counted, ({ id }) => [id]);
}

/** One published item with its answer; no names. */
export async function showPublished(
  turn: Turn,
  { params }: Input<typeof contract.showPublished>,
): Promise<Output<typeof contract.showPublished>> {
  const row = await store.findPublished(turn, params.proposalId);
  if (!row) throw notFound();
  const { asked, answered, resultClass, letterId } = row;
  return { ...view(row), asked, answered, resultClass, letterId };
}

function view({ id, number, title, body, mode, at }: store.PublishedRow) {
  return { id, number, title, body, mode, publishedOn: civilDateOf(at) };
}
