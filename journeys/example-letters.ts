import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@yanzhen/server/postgres/start-postgres.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { serve } from '@yanzhen/server/routes/serve.ts';
import { listDemoAccounts } from '@yanzhen/values/session.ts';
import { readFiguresFile } from '@yanzhen/app-server/demonstration/demo-files.ts';
import { loadAllRecords } from '@yanzhen/app-server/demonstration/records/load-all-records.ts';
import { features } from '@yanzhen/app-server/features.ts';
import { loadCities } from '@yanzhen/app-server/load-cities.ts';
import { openInstallation } from '@yanzhen/app-server/open-installation.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';
import { launch } from './journey.ts';

/**
 * Makes `docs/examples`: a reply letter of each city, issued by its officers on the letter's day out of the
 * demonstration's records, as the PDF that the product froze and its pages as PNG:
 * `npx tsx journeys/example-letters.ts`. It keeps nothing else: database and files are thrown away.
 */
const examples = [
  { city: 'luzhou', suggestionNumber: 'S2024018', deputyName: '甘霖' },
  { city: 'dazhou', suggestionNumber: '2024018', deputyName: '沈岚' },
] as const;
const folder = join(projectRoot, 'docs', 'examples');
const scratch = mkdtempSync(join(tmpdir(), 'yanzhen-examples-'));
const postgres = await startPostgres({ dataDir: join(scratch, 'postgres'), fast: true });
/** Ten in the morning of the city's clock, on the day of a letter. */
const morning = (city: string): Date => new Date(`${readFiguresFile(city).asOf.on}T02:00:00Z`);
let now = morning('dazhou');

try {
  const settings = readSettings({ DATABASE_URL: postgres.url, YANZHEN_DATA: scratch });
  const installation = await openInstallation(settings, say, () => now);
  try {
    await loadCities(installation, settings, say);
    await loadAllRecords(installation, { onStep: (city, step) => say(`${city}: ${step}`) });
    const app = await serve({
      ground: installation.ground,
      routes: features.flatMap((feature) => feature.routes ?? []),
      words: installation.words,
      sms: installation.outlets.sms,
    });
    mkdirSync(folder, { recursive: true });
    // A letter that became shorter leaves no page of the longer one behind.
    for (const name of readdirSync(folder).filter((each) => /-reply-\d+\.png$/.test(each))) {
      rmSync(join(folder, name));
    }
    for (const example of examples) {
      now = morning(example.city);
      const pdf = await issue(example);
      writeFileSync(join(folder, `${example.city}-reply.pdf`), pdf);
      await picture(example.city, pdf);
    }
    await app.close();

    async function issue({ city, ...asked }: (typeof examples)[number]): Promise<Buffer> {
      const drafter = await signIn(city, 'drafter');
      const body = { templateId: 'cooperation-reply', ...asked };
      const { id } = await drafter<{ id: string }>('POST', '/letters', body);
      for (const [login, move] of [
        ['drafter', 'submit'],
        ['lettercheck', 'check'],
        ['lettersign', 'issue'],
      ] as const) {
        const who = await signIn(city, login);
        const { version } = await drafter<{ version: number }>('GET', `/letters/${id}`);
        await who('POST', `/letters/${id}/moves`, { move, version });
        now = new Date(now.getTime() + 600_000);
      }
      return drafter<Buffer>('GET', `/letters/${id}/pdf`);
    }

    async function signIn(city: string, login: string) {
      const asked = await app.inject({ url: `/api/${city}/demo/accounts` });
      const { accounts } = listDemoAccounts.reply.parse(asked.json());
      const accountId = accounts.find((each) => each.login === login)?.accountId;
      const url = `/api/${city}/demo/switch`;
      const { cookies } = await app.inject({ method: 'POST', url, payload: { accountId } });
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const csrf = cookies.find(({ name }) => name === 'yanzhen_csrf')?.value ?? '';
      return async <T>(method: 'GET' | 'POST', path: string, payload?: object): Promise<T> => {
        const reply = await app.inject({
          method,
          url: `/api/${city}${path}`,
          headers: { cookie, 'x-csrf-token': csrf, 'idempotency-key': crypto.randomUUID() },
          ...(payload ? { payload } : {}),
        });
        if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.body}`);
        const json = String(reply.headers['content-type']).includes('json');
        return (json ? reply.json() : reply.rawPayload) as T;
      };
    }
  } finally {
    await installation.close();
  }
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** Of pdf.js, what draws a page; the browser loads it by itself. */
interface Pdf {
  readonly GlobalWorkerOptions: { workerSrc: string };
  getDocument(from: string): { readonly promise: Promise<Paper> };
}
interface Paper {
  readonly numPages: number;
  getPage(number: number): Promise<{
    getViewport(options: { scale: number }): { width: number; height: number };
    render(on: object): { readonly promise: Promise<void> };
  }>;
}

/** The pages of a PDF as a browser draws them. */
async function picture(city: string, pdf: Buffer): Promise<void> {
  const browser = await launch();
  const page = await browser.newPage();
  const build = join(projectRoot, 'node_modules', 'pdfjs-dist', 'build');
  await page.route('http://paper.test/**', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<body></body>' });
    if (name === 'paper.pdf') return route.fulfill({ contentType: 'application/pdf', body: pdf });
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(build, name)) });
  });
  await page.goto('http://paper.test/');
  const pages = await page.evaluate(async () => {
    const from = '/pdf.mjs';
    const pdfjs = (await import(from)) as Pdf;
    pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
    const paper = await pdfjs.getDocument('/paper.pdf').promise;
    for (let number = 1; number <= paper.numPages; number += 1) {
      const sheet = await paper.getPage(number);
      const viewport = sheet.getViewport({ scale: 1.5 });
      const canvas = document.createElement('canvas');
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      document.body.append(canvas);
      await sheet.render({ canvas, viewport }).promise;
    }
    return paper.numPages;
  });
  const canvases = await page.locator('canvas').all();
  for (const [at, canvas] of canvases.entries()) {
    const path = join(folder, `${city}-reply-${at + 1}.png`);
    await canvas.screenshot({ path });
    say(path);
  }
  await browser.close();
  if (pages < 2) throw new Error(`the letter of ${city} has ${pages} page`);
}

function say(step: string): void {
  process.stdout.write(`${step}\n`);
}
