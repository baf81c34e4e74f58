import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Playwright's `chromium.launch` needs: `chromium.launch({ ...findBrowser() })`. */
export interface Browser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env?: Record<string, string>;
}

/**
 * A Chrome, Edge or Chromium that runs on this machine: the one of `YANZHEN_BROWSER`, an installed
 * one, or the one that `npm test` unpacked under this folder. Undefined where there is none.
 */
export function findBrowser(): Browser | undefined {
  return candidates().find(runs);
}

const named = {
  linux: [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
      (path) => join(process.env[variable] ?? '', path),
    ),
  ),
} as const;

/** The pages are our own, and containers and root refuse the browser's sandbox. */
const args =
  process.platform === 'linux'
    ? ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none']
    : [];

function candidates(): Browser[] {
  const given = process.env['YANZHEN_BROWSER'];
  const platform = process.platform as keyof typeof named;
  const names: readonly string[] = given ? [given] : (named[platform] ?? []);
  const installed = names.flatMap(onPath).map((executablePath) => ({ executablePath, args }));
  return given ? installed : [...installed, ...unpacked()];
}

function onPath(name: string): string[] {
  if (/[\\/]/.test(name)) return existsSync(name) ? [name] : [];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
}

/** The browser of the npm package: with the machine's libraries, else with those it brings. */
function unpacked(): Browser[] {
  const folder = fileURLToPath(new URL('./node_modules/.unpacked', import.meta.url));
  const executablePath = join(folder, 'chromium');
  if (!existsSync(executablePath)) return [];
  const own = { executablePath, args: [...args, '--no-zygote'] };
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const env = {
    ...inherited,
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
  return [own, { ...own, env }];
}

/** An installed browser may lack its libraries, or refuse this user (a snap as root). */
function runs(browser: Browser): boolean {
  // On Windows asking for the version opens a window.
  if (process.platform === 'win32') return true;
  const result = spawnSync(browser.executablePath, [...browser.args, '--version'], {
    env: browser.env ?? process.env,
    timeout: 20_000,
    stdio: 'ignore',
  });
  return result.status === 0;
}
