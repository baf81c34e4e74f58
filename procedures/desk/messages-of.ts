import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { getSeen } from './things.ts';
import { listMessageRows, type MessageRow } from './trail-store.ts';

/** A message is sent again at most once in ten minutes. */
const pauseMs = 600_000;

/** What the person was told about a thing, newest first. */
export async function listMessages(
  turn: Turn,
  { params }: Input<typeof contract.listMessages>,
): Promise<Output<typeof contract.listMessages>> {
  const rows = await messagesOf(turn, params);
  return {
    messages: rows.map(({ id, at, template, deliveredAt, values }) => ({
      id,
      at: at.toISOString(),
      template,
      deliveredAt: deliveredAt?.toISOString() ?? null,
      values,
    })),
  };
}

/** Sends a message again as it was, to the same person; the first one stays as it is. */
export async function resendMessage(
  turn: Turn,
  { params, body }: Input<typeof contract.resendMessage>,
): Promise<Output<typeof contract.resendMessage>> {
  const { subject, id, messageId } = params;
  const rows = await messagesOf(turn, params);
  const message = rows.find((each) => each.id === messageId);
  if (!message) throw notFound();
  const same = rows.filter((each) => each.template === message.template);
  if (same.some((each) => turn.now.getTime() - each.at.getTime() < pauseMs)) {
    throw fault(faults.sentJustNow);
  }
  const { personId, template, values } = message;
  await turn.send({ personId, template, values, subject: { type: subject, id } });
  await turn.record({
    act: 'desk.resend-message',
    subject: { type: subject, id },
    reason: body.reason,
    detail: { message: messageId, template },
  });
  return { sent: true };
}

async function messagesOf(
  turn: Turn,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<MessageRow[]> {
  const { personId } = (await getSeen(turn, subject, id)).thing;
  return personId === null ? [] : listMessageRows(turn, personId, subject, id);
}
