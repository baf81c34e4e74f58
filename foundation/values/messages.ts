import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { page, pageQuery } from './page.ts';
import { localizedSchema } from './session.ts';

/** One message as its person reads it in the product. */
const messageSchema = z.object({
  id: z.uuid(),
  text: localizedSchema,
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  /** What it is about, e.g. `application` and its id. */
  subject: z.object({ type: z.string(), id: z.string() }).nullable(),
});

export type Message = z.infer<typeof messageSchema>;

export const listMyMessages = endpoint({
  id: 'messages.mine',
  method: 'GET',
  path: '/messages',
  summary: 'Messages to me, newest first',
  query: z.object({ ...pageQuery, after: z.uuid().optional() }),
  reply: page(messageSchema),
});

export const readMyMessages = endpoint({
  id: 'messages.read',
  method: 'POST',
  path: '/messages/read',
  summary: 'Mark messages to me as read; all of them where none are named',
  body: z.object({ ids: z.array(z.uuid()).min(1).max(100).nullable() }),
  reply: z.object({ read: z.int() }),
});

export const emailBody = z.object({ email: z.email().max(200) });
export const codeBody = z.object({ code: z.string().regex(/^\d{6}$/) });

/** Where messages go beside this list; addresses are masked even for their owner. */
const waysSchema = z.object({
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  /** An address that waits for its code; null when there is none. */
  unconfirmed: z.string().nullable(),
});

export const showMyWays = endpoint({
  id: 'messages.ways',
  method: 'GET',
  path: '/messages/ways',
  summary: 'Where messages to me go',
  reply: waysSchema,
});

export const askEmail = endpoint({
  id: 'messages.ask-email',
  method: 'PUT',
  path: '/messages/ways/email',
  summary: 'Give an e-mail address; a code goes there that confirms it',
  body: emailBody,
  reply: waysSchema,
});

/** Minutes for which a code sent to an address holds. */
export const emailCodeMinutes = 30;

export const confirmEmail = endpoint({
  id: 'messages.confirm-email',
  method: 'POST',
  path: '/messages/ways/email/confirmation',
  summary: 'Confirm an e-mail address by the code that was sent to it',
  body: codeBody,
  reply: waysSchema,
  faults: ['messages.no-address', 'messages.wrong-code'],
});

export const removeEmail = endpoint({
  id: 'messages.remove-email',
  method: 'DELETE',
  path: '/messages/ways/email',
  summary: 'Send me no more e-mail',
  reply: waysSchema,
});
