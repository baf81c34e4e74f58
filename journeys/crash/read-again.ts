import { setTimeout as pause } from 'node:timers/promises';
import type { Headers } from './people.ts';

/**
 * What stands at an address. A server that was started again a moment ago may say that it is not ready, or
 * let a connection go: a reader tries again, as the pages do.
 *
 * @throws Error at any other answer, with its text.
 */
export async function readAgain(url: string, who: Headers): Promise<unknown> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const reply = await fetch(url, { headers: { ...who } }).catch(() => undefined);
    if (reply?.ok) return await reply.json();
    const said = reply ? `${reply.status} ${await reply.text()}` : 'no answer';
    if ((reply && reply.status !== 503) || Date.now() > deadline) {
      throw new Error(`${url}: ${said}`);
    }
    await pause(50);
  }
}
