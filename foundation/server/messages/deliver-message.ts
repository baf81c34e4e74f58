import type { Task } from '../manifest/feature.ts';
import type { Words } from '../manifest/words.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { findUnwritten, saveDelivery, saveText, type UnwrittenMessage } from './store.ts';

/** The text of a message in both languages. */
function textOf(words: Words, { template, values }: UnwrittenMessage): Localized {
  const dot = template.indexOf('.');
  const feature = template.slice(0, dot);
  const path = ['messages', template.slice(dot + 1)];
  const [zh, en] = (['zh', 'en'] as const).map((language) =>
    words.find(language, feature, path, values),
  );
  if (zh === undefined || en === undefined) throw new Error(`no words for message ${template}`);
  return { zh, en };
}

/**
 * The job that writes one message out, where the person reads it in the product, and sets each way that the
 * person has to `sending`. What leaves the house does so in jobs of their own, once this one is committed.
 */
export function deliverMessage(words: Words): Task {
  return async (turn, payload) => {
    const message = await findUnwritten(turn, String(payload['messageId']));
    if (!message) return;
    await saveText(turn, message.id, textOf(words, message));
    for (const way of message.ways) {
      const id = await saveDelivery(turn, message.id, way);
      await turn.enqueue('messages.send', { deliveryId: id }, `delivery/${id}`);
    }
  };
}
