import * as z from 'zod';
import { endpoint } from './endpoint.ts';

// Apart from the other messages' contracts: every page's head asks it, and loads nothing else for it.
export const countMyUnread = endpoint({
  id: 'messages.unread',
  method: 'GET',
  path: '/messages/unread',
  summary: 'How many messages to me are unread',
  reply: z.object({ unread: z.int(), more: z.boolean() }),
});
