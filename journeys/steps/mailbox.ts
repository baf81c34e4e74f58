import type { Seat } from '../seat.ts';

/** Reads the newest code sent to a number, in a window of its own, as a phone would show it. */
export async function readCode(seat: Seat, mobile: string): Promise<string> {
  const window = await seat.context.newPage();
  try {
    await window.goto(new URL('/luzhou/demo/mailbox', seat.page.url()).href);
    const messages = window.locator('.yz-card', { hasText: mobile.slice(-4) });
    await messages.first().waitFor();
    for (const text of await messages.allInnerTexts()) {
      const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
      if (code !== undefined) return code;
    }
    throw new Error('no code came');
  } finally {
    await window.close();
  }
}

/** The messages sent to a number, newest first. */
export async function readMessages(seat: Seat, mobile: string): Promise<readonly string[]> {
  await seat.open('/demo/mailbox');
  const messages = seat.page.locator('.yz-card', { hasText: mobile.slice(-4) });
  await messages.first().waitFor();
  await seat.inspect();
  return messages.allInnerTexts();
}
