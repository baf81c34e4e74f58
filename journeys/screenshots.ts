import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Language } from '@yanzhen/values/localized.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { launch, openPage } from './journey.ts';
import { answersToCalculator } from './people.ts';
import { Seat } from './seat.ts';
import { become } from './steps/staff.ts';
import { signInByMobile } from './steps/talent.ts';
import { answerTheCalculator } from './steps/visitor.ts';

/**
 * Takes the README's pictures of a running demonstration, by hand:
 * `npx tsx journeys/screenshots.ts http://localhost:3000`.
 */
const address = process.argv[2] ?? 'http://localhost:3000';
const folder = join(projectRoot, 'docs', 'screenshots');
const bytesMax = 250_000;
/** 闵行止 of the demonstration, whose application is with the city's checker. */
const applicant = { mobile: syntheticMobile(162) };
const browser = await launch();

for (const language of languages) {
  await takeTalentPages(language);
  await takeDeskPages(language);
}
await browser.close();

async function takeTalentPages(language: Language): Promise<void> {
  const seat = new Seat(
    await openPage(browser, 'phone', language, 2),
    language,
    address,
    new Set(),
  );
  await answerTheCalculator(seat, answersToCalculator);
  await take(seat, 'talent-result-390', 1080);
  await seat.open('/applications');
  await signInByMobile(seat, applicant);
  await seat.page.locator('main a[href*="/applications/"]').first().click();
  await seat.page.locator('.yz-steps').waitFor();
  await take(seat, 'talent-status-390', 1080);
  await seat.context.close();
}

async function takeDeskPages(language: Language): Promise<void> {
  const seat = new Seat(await openPage(browser, 'desk', language), language, address, new Set());
  await become(seat, 'county');
  await seat.open('/desk/cases');
  const rows = seat.page.locator('tbody').getByRole('link');
  await rows.first().waitFor();
  await take(seat, 'desk-queue-1440', 900);
  await rows.first().click();
  await seat.page.locator('.yz-evidence').waitFor();
  // The browser's own viewer of PDF says nothing when it is ready.
  await seat.page.waitForTimeout(5_000);
  await take(seat, 'desk-case-1440', 900);
  await become(seat, 'auditor');
  await seat.open('/desk/letters?state=issued');
  await seat.page.locator('tbody').getByRole('link').last().click();
  // What runs no script says nothing when it is painted, either.
  await seat.page.frameLocator('.yz-letter-frame').locator('p').first().waitFor();
  await seat.page.waitForTimeout(3_000);
  await take(seat, 'letter-1440', 800);
  await seat.context.close();
}

/** Takes the top of the page in sight; fails where the file would be too heavy for a README. */
async function take(seat: Seat, name: string, height: number): Promise<void> {
  await seat.settled();
  await seat.page.evaluate(() => scrollTo(0, 0));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.${seat.language}.png`);
  const width = seat.page.viewportSize()?.width ?? 0;
  await seat.page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height } });
  const { size } = statSync(path);
  if (size >= bytesMax) throw new Error(`${path}: ${size} bytes, more than ${bytesMax}`);
  process.stdout.write(`${path} ${size}\n`);
}
