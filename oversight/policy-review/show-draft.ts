import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { findNewestVersion, getPolicyVersion } from '@yanzhen/registers/policies/offers.ts';
import type * as contract from './contract.ts';
import { otherDutyOf } from './exclusion.ts';
import { movesIn } from './lifecycle.ts';
import { rowView } from './list-drafts.ts';
import * as store from './store.ts';

/** One draft with its text, base, history, and what the reader can do. */
export async function showDraft(
  turn: Turn,
  { params }: Input<typeof contract.showDraft>,
): Promise<Output<typeof contract.showDraft>> {
  const draft = await store.getDraft(turn, params.draftId);
  const { content } = await store.getText(turn, draft.id, draft.version);
  const base = draft.basedOn === null ? null : await getPolicyVersion(turn, draft.basedOn);
  const newest = await findNewestVersion(turn, draft.documentId);
  const moved = newest && newest.id !== draft.basedOn && draft.state !== 'published';
  const texts = await store.listTexts(turn, draft.id);
  const events = await store.listEvents(turn, draft.id);
  const { personId } = actorOf(turn);
  return {
    ...rowView(draft),
    content,
    base: base && { versionId: base.id, version: base.version, content: base.content },
    newer: moved ? { versionId: newest.id, version: newest.version } : null,
    publishedVersionId: draft.publishedVersion,
    texts: texts.map(({ version, by, at }) => ({ version, by, at: at.toISOString() })),
    events: events.map(({ personId: _person, at, ...event }) => ({
      ...event,
      at: at.toISOString(),
    })),
    moves: movesIn(draft.state, turn.actor).map(({ move, reason, duty }) => ({
      move,
      reason,
      excluded: otherDutyOf(events, personId, duty),
    })),
    today: turn.today,
  };
}

/** An earlier text of a draft. */
export async function showText(
  turn: Turn,
  { params }: Input<typeof contract.showText>,
): Promise<Output<typeof contract.showText>> {
  const text = await store.getText(turn, params.draftId, params.version);
  return { ...text, at: text.at.toISOString() };
}
