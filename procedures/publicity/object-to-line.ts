import { createHash } from 'node:crypto';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication, moveApplication } from '../applications/offers.ts';
import { faults, type objectToLine as endpoint } from './contract.ts';
import { isOnNotice } from './read-lists.ts';
import { keepObjectionFiles } from './objection-files.ts';
import * as store from './store.ts';

/**
 * Anyone objects to one line of a list on notice: that line is frozen, the others go on.
 *
 * Who objects stays unknown unless they leave a contact: the case's event and the audit trail name
 * nobody, even where the objector happens to be signed in.
 */
export async function objectToLine(
  turn: Turn,
  { params, body, files }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const list = await store.findList(turn, params.listId);
  const line = await store.lockLine(turn, params.lineId);
  if (!list || line?.listId !== list.id) throw notFound();
  if (!isOnNotice(turn, list) || (line.state !== 'open' && line.state !== 'frozen')) {
    throw fault(faults.closed);
  }
  const textSha256 = createHash('sha256').update(body.text).digest();
  const same = await store.findSameObjection(turn, line.id, textSha256);
  if (same) return { number: same.number, receivedAt: same.receivedAt.toISOString() };

  const id = turn.newId();
  const number = referenceNumber('YY', turn.today, await turn.next(`objection/${turn.today}`));
  const contactSealed = body.contact
    ? turn.secrets.seal('objection', 'contact', id, body.contact)
    : null;
  await store.saveObjection(turn, { id, number, lineId: line.id, text: body.text, textSha256, contactSealed }); // prettier-ignore
  if (files.length > 0) await keepObjectionFiles(turn, { objectionId: id, lineId: line.id }, files);
  if (line.state === 'open') await freeze(turn, line);
  return { number, receivedAt: turn.now.toISOString() };
}

async function freeze(turn: Turn, line: store.LineRow): Promise<void> {
  await store.setLineState(turn, line.id, 'frozen');
  const application = await getApplication(turn, line.applicationId);
  await moveApplication({ ...turn, actor: null }, application, 'object');
  await turn.send({
    personId: application.applicantPersonId,
    template: 'publicity.objected',
    values: { reference: application.reference ?? '' },
    subject: { type: 'application', id: application.id },
  });
}
