import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import type { Language } from '@yanzhen/values/localized.ts';
import { launch, openPage } from './journey.ts';

// `npx tsx journeys/screenshots.ts http://127.0.0.1:3000` draws docs/screenshots anew from a
// demonstration that runs there.
const [address = 'http://127.0.0.1:3000'] = process.argv.slice(2);
const folder = join(projectRoot, 'docs/screenshots');
const browser = await launch();

for (const language of ['zh', 'en'] as const) {
  await onPhone(language);
  await atDesk(language);
}
await browser.close();

async function onPhone(language: Language): Promise<void> {
  const page = await openPage(browser, 'phone', language);
  await open(page, '/benefits/home-purchase', language);
  const next = page.locator('main form button').first();
  for (const choice of [0, 0, '42', 0, 0, 0, 1, 5] as const) {
    if (typeof choice === 'string') await page.getByRole('textbox').fill(choice);
    else await page.getByRole('radio').nth(choice).check();
    await next.click();
    await page.waitForTimeout(200);
  }
  await page.getByText('150,000').first().waitFor();
  await take(page, 'talent-result-390', language);
  await page.context().close();
}

async function atDesk(language: Language): Promise<void> {
  const page = await openPage(browser, 'desk', language);
  await open(page, '/desk/sign-in', language);
  await become(page, 'county');
  await open(page, '/desk/cases', language);
  const first = page.locator('tbody a').first();
  await first.waitFor();
  await take(page, 'desk-queue-1440', language);
  await first.click();
  await page.locator('h1').waitFor();
  await page.waitForTimeout(4_000);
  await take(page, 'desk-case-1440', language);
  await become(page, 'lettersign');
  await open(page, '/desk/letters', language);
  await page.locator('tbody a').last().click();
  await page.waitForTimeout(3_000);
  await take(page, 'letter-1440', language);
  await page.context().close();
}

async function open(page: Page, path: string, language: Language): Promise<void> {
  await page.goto(`${address}/luzhou${path}?lang=${language}`);
  await page.locator('h1').first().waitFor();
}

async function become(page: Page, login: string): Promise<void> {
  await page.evaluate(async (name) => {
    const listed = await fetch('/api/luzhou/demo/accounts');
    const { accounts } = (await listed.json()) as {
      accounts: { login: string; accountId: string }[];
    };
    const accountId = accounts.find((each) => each.login === name)?.accountId;
    await fetch('/api/luzhou/demo/switch', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ accountId }),
    });
  }, login);
}

async function take(page: Page, name: string, language: Language): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.${language}.png`) });
}
