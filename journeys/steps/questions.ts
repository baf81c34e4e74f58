import type { Seat } from '../seat.ts';
import type { Answers } from '../people.ts';

/** Gives the answer to a question in sight, whatever its kind; does not send it. */
export async function giveAnswer(
  { page }: Seat,
  factId: string,
  answer: Answers[string],
): Promise<void> {
  const radios = page.locator(`input[type=radio][name="${factId}"]`);
  const box = page.locator(`#${factId}`);
  await radios.or(box).first().waitFor();
  if ((await radios.count()) > 0) {
    await page.locator(`input[name="${factId}"][value="${answer ?? '?'}"]`).check();
    return;
  }
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(answer));
  if (parts === null) return box.fill(String(answer));
  for (const [at, part] of ['year', 'month', 'day'].entries()) {
    await box.locator(`.yz-date-${part} input`).fill(parts[at + 1] ?? '');
  }
}
