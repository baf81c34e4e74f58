import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Language } from '@yanzhen/values/localized.ts';
import { findBrowser } from './browser/find-browser.ts';
import { startBuiltServer, type BuiltServer } from './built-server.ts';
import { Seat, type Findings } from './seat.ts';

const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 } },
} as const;

/** The built server, one browser, and the people who sit at it. */
export interface Journey {
  readonly server: BuiltServer;
  /** What axe and the browser found on the pages so far; empty when all is well. */
  readonly findings: Findings;
  /** Gives somebody a phone or a desk of their own, signed in as nobody. */
  seat(screen: keyof typeof screens, language: Language): Promise<Seat>;
  /** Takes a picture of what everyone sees, when a step has failed; tells where the pictures are. */
  picture(): Promise<string>;
  close(): Promise<void>;
}

export async function startJourney(): Promise<Journey> {
  const server = await startBuiltServer();
  const browser = await launch().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const findings: Findings = new Set();
  return {
    server,
    findings,
    seat: async (screen, language) =>
      new Seat(await openPage(browser, screen, language), language, server.address, findings),
    picture: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'yanzhen-journey-pictures-'));
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [at, page] of pages.entries()) {
        await page.screenshot({ path: join(folder, `${at + 1}.png`), fullPage: true });
      }
      return folder;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

export async function openPage(
  browser: Browser,
  screen: keyof typeof screens,
  language: Language,
  deviceScaleFactor = 1,
): Promise<Page> {
  const context = await browser.newContext({
    ...screens[screen],
    deviceScaleFactor,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  // Generous: the machine that runs this may be busy with other things.
  context.setDefaultTimeout(45_000);
  return context.newPage();
}

export async function launch(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error('no browser: `npm test` installs one, YANZHEN_BROWSER names one');
  return chromium.launch({ ...found });
}
