import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { maskEmail } from '@yanzhen/values/masking.ts';
import { NotTaken, type Outlet } from './outlet.ts';

/** The demonstration keeps its letters beside its texts. */
export const demonstrationMail: Outlet = {
  repeatable: true,
  send: async (turn, email, text) => {
    await turn.run(sql`
      insert into demo_mailbox (city, id, to_masked, text, sent_at)
      values (${turn.city}, ${turn.newId()}, ${maskEmail(email)}, ${text}, ${turn.now})`);
  },
};

/** What a reply of the mail server of 400 and more says: it did not take the letter. */
interface SmtpError {
  readonly command?: string;
  readonly responseCode?: number;
}

/** Where a conversation can end before the letter is handed over (RFC 5321, 3.3). */
const beforeData = /^(CONN|EHLO|HELO|STARTTLS|AUTH|MAIL FROM|RCPT TO|API)/;

/**
 * Sends by SMTP (RFC 5321). The first sentence of the text is the subject; the delivery's id makes the
 * `Message-ID`, so that a mail server that looks at it keeps one letter.
 *
 * @param url   `smtp://` or `smtps://` with user and password, as nodemailer reads it.
 * @param from  Sender, e.g. `雁阵 <noreply@example.gov.cn>`.
 */
export function smtpMail(url: string, from: string): Outlet & { close(): void } {
  const transport = createTransport({
    url,
    connectionTimeout: 3_000,
    greetingTimeout: 3_000,
    socketTimeout: 5_000,
    pool: true,
    maxConnections: 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    repeatable: false,
    send: async (_turn, email, text, key) => {
      try {
        await transport.sendMail({
          from,
          to: email,
          subject: subjectOf(text),
          text,
          messageId: `<${key}@yanzhen.local>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        const { command = '', responseCode } = error as SmtpError;
        if (responseCode !== undefined && responseCode >= 400) {
          throw new NotTaken(`answered ${responseCode}`);
        }
        if (beforeData.test(command)) throw new NotTaken('unreachable');
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

const subjectMax = 60;

/** The first sentence of a text, cut to what a list of letters shows. */
function subjectOf(text: string): string {
  const [first = text] = text.split(/(?<=[。！？])|(?<=[.!?]) /);
  return first.length > subjectMax ? `${first.slice(0, subjectMax - 1)}…` : first;
}
