import { saveOutsideMessage } from '@yanzhen/server/messages/save-message.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findAddress } from './find-address.ts';
import { saveTold, type ObjectionRow } from './store.ts';

/**
 * Tells who objected how it was decided, where a contact was left: by the way that it names, else the office does.
 * Nothing of the case stands in it but what the public list showed and what the officer wrote for this reader.
 */
export async function tellObjector(
  turn: Turn,
  objection: ObjectionRow,
  outcome: 'dismissed' | 'upheld',
  words: string | undefined,
): Promise<void> {
  const { id, number, listNumber, lineNumber, contactSealed } = objection;
  if (contactSealed === null) return;
  const address = findAddress(turn.secrets.open('objection', 'contact', id, contactSealed));
  await saveTold(turn, id, address?.way ?? 'by-hand', words ?? null);
  if (!address) return;
  await saveOutsideMessage(turn, {
    ...address,
    language: 'zh',
    template: `publicity.objection-${outcome}`,
    values: { number, listNumber, lineNumber, words: words ?? '' },
    subject: { type: 'objection', id },
  });
}
