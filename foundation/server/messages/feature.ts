import type { Feature } from '../manifest/feature.ts';
import { routes } from './routes.ts';

/** Messages to persons: the list in the product, and where else they go. */
export const messages: Feature = {
  id: 'messages',
  folder: 'foundation/server/messages',
  routes,
  hourly: ['messages.retry'],
  retention: [
    {
      table: 'message',
      keep: { zh: '与所涉办件同期保存', en: 'As long as what it is about' },
    },
    {
      table: 'message_delivery',
      keep: { zh: '与消息同期保存', en: 'As long as its message' },
    },
    {
      table: 'email_request',
      keep: {
        zh: '确认后即删，逾期由下一次填写覆盖',
        en: 'Until confirmed, or until the next one',
      },
    },
  ],
};
