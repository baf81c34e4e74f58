import type * as contract from '@yanzhen/values/messages.ts';
import type { countMyUnread as unreadContract } from '@yanzhen/values/unread.ts';
import { pageOf } from '../routes/page-of.ts';
import type { Input, Output } from '../routes/route.ts';
import { actorOf, type Turn } from '../turn/turn.ts';
import { countMessagesOf, listMessagesOf, saveRead } from './store.ts';

const countedMost = 10_001;
const unreadShownMost = 99;

/** Messages to the person signed in, newest first. */
export async function listMyMessages(
  turn: Turn,
  { query }: Input<typeof contract.listMyMessages>,
): Promise<Output<typeof contract.listMyMessages>> {
  const { personId } = actorOf(turn);
  const rows = await listMessagesOf(turn, personId, query.after, query.limit + 1);
  const { all } = await countMessagesOf(turn, personId, countedMost);
  return pageOf(
    rows.map(({ createdAt, readAt, subjectType, subjectId, ...row }) => ({
      ...row,
      at: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
      subject: subjectType && subjectId ? { type: subjectType, id: subjectId } : null,
    })),
    query.limit,
    all,
    ({ id }) => [id],
  );
}

/** How many messages wait to be read, for the mark in the menu. */
export async function countMyUnread(turn: Turn): Promise<Output<typeof unreadContract>> {
  const { unread } = await countMessagesOf(turn, actorOf(turn).personId, unreadShownMost + 1);
  return { unread: Math.min(unread, unreadShownMost), more: unread > unreadShownMost };
}

export async function readMyMessages(
  turn: Turn,
  { body }: Input<typeof contract.readMyMessages>,
): Promise<Output<typeof contract.readMyMessages>> {
  return { read: await saveRead(turn, actorOf(turn).personId, body.ids) };
}
