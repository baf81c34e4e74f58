import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Locator, Page, Request } from 'playwright-core';
import type { Language } from '@yanzhen/values/localized.ts';
import { wordsOf, type Words } from './words.ts';

/** The city that the story happens in. */
export const city = 'luzhou';

/** What axe or the browser found wrong, and on which page. */
export type Findings = Set<string>;

/** For how long nothing may be on its way before a page counts as calm, in ms. */
const calmMillis = 80;

/** Somebody at a browser of their own: a phone or a desk, in one language. */
export class Seat {
  readonly page: Page;
  readonly language: Language;
  readonly #address: string;
  readonly #findings: Findings;
  /** What the page has asked for and not had yet. */
  readonly #asked = new Set<Request>();
  /** Kinds of elements that axe has looked at, by page. */
  readonly #looked = new Map<string, Set<string>>();

  constructor(page: Page, language: Language, address: string, findings: Findings) {
    this.page = page;
    this.language = language;
    this.#address = address;
    this.#findings = findings;
    page.on('request', (request) => this.#asked.add(request));
    page.on('requestfinished', (request) => this.#asked.delete(request));
    page.on('requestfailed', (request) => this.#asked.delete(request));
    page.on('pageerror', (error) => findings.add(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // What the server refuses is told to the reader; the browser's line about it is no fault.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load')) return;
      findings.add(`${page.url()}: ${message.text()}`);
    });
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  words(namespace: string): Words {
    return wordsOf(this.language, namespace);
  }

  /** The text that says this in the reader's language. */
  says(text: { readonly zh: string; readonly en: string }): string {
    return text[this.language];
  }

  /** Opens an address of the city, e.g. `/benefits`. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#address}/${city}${path}`);
    await this.settled();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name, exact: true });
  }

  dialogue(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Waits until a text stands on the page. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Waits for the heading of the page that was opened. */
  async arrivesAt(title: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await this.settled();
  }

  /** All that the page says. */
  async text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  /** Waits until nothing on the page is still on its way. */
  async settled(): Promise<void> {
    await this.page.locator('main h1').first().waitFor();
    // Calm for a moment: the page before may still stand when the next one begins to load.
    for (let calmSince: number | null = null; ;) {
      if (!(await this.#calm())) calmSince = null;
      else calmSince ??= performance.now();
      if (calmSince !== null && performance.now() - calmSince >= calmMillis) return;
      await this.page.waitForTimeout(20);
    }
  }

  async #calm(): Promise<boolean> {
    if (this.#asked.size > 0) return false;
    return this.page.evaluate(() => {
      const loading = '.yz-skeleton, .yz-spinner, .ant-spin-spinning, .ant-btn-loading';
      return document.querySelector('main h1') !== null && !document.querySelector(loading);
    });
  }

  /**
   * Looks at the page as it stands through axe, all its rules; findings are told at the end. A page on which
   * every kind of element was looked at before is let through.
   */
  async inspect(): Promise<void> {
    await this.settled();
    if (!(await this.#showsNews())) return;
    let violations = await this.#violations();
    if (violations.length > 0) {
      // What is found while a page changes under axe's eyes is gone when it is looked at again.
      await this.page.waitForTimeout(1_500);
      await this.settled();
      violations = await this.#violations();
    }
    const path = this.#path();
    for (const { id, nodes } of violations) {
      for (const { html, failureSummary } of nodes) {
        this.#findings.add(`${path} (${this.language}): ${id}: ${html} ${failureSummary ?? ''}`);
      }
    }
  }

  #path(): string {
    return new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id');
  }

  /** Whether the page has an element of a kind (tag, place, classes, attributes) that it never had before. */
  async #showsNews(): Promise<boolean> {
    const kinds = await this.page.evaluate(() => {
      const kindOf = (element: Element) =>
        [element.localName, element.className, ...element.getAttributeNames().toSorted()].join(' ');
      return [...document.body.querySelectorAll('*')].map(
        (element) => `${kindOf(element.parentElement ?? element)} > ${kindOf(element)}`,
      );
    });
    const looked = this.#looked.get(this.#path()) ?? new Set();
    this.#looked.set(this.#path(), looked);
    const before = looked.size;
    for (const kind of kinds) looked.add(kind);
    return looked.size > before;
  }

  async #violations() {
    // The letter is a printed page that runs no script, and PDF is shown by the browser's own viewer:
    // legacy mode stays out of frames, and so takes half the time.
    const { violations } = await new AxeBuilder({ page: this.page })
      .exclude('.yz-letter-frame')
      .exclude('.yz-evidence-view object')
      .setLegacyMode()
      .analyze();
    return violations;
  }
}

/** A text as a part of a pattern. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
