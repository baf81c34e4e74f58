/** `npm test`: sets itself up, runs every test, and ends with the line of totals. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../setup/build.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { node, npm, tail } from '../setup/run.mjs';
import { root } from '../setup/root.mjs';
import { main, step, Told } from '../setup/steps.mjs';
import { runVitest, tellTotals } from '../setup/vitest.mjs';

const args = process.argv.slice(2);

await main(async () => {
  await ensureInstalled('full');
  if (journeysAsked()) {
    await ensureBrowser();
    await build();
  }
  // The long fault tests have a command of their own.
  const chosen = args.some((arg) => arg.startsWith('--project'));
  tellTotals(await runVitest([...(chosen ? [] : ['--project=!*faults']), ...args]));
});

/** Are the browser journeys among what was asked for? `npm test -- path` narrows the run. */
function journeysAsked() {
  const paths = args.filter((arg) => !arg.startsWith('-') && /[/\\]|\.test\b/.test(arg));
  return paths.length === 0 || paths.some((path) => path.includes('journeys'));
}

async function ensureBrowser() {
  const { tsImport } = await import('tsx/esm/api');
  const finder = pathToFileURL(join(root, 'journeys', 'browser', 'find-browser.ts')).href;
  const { findBrowser } = await tsImport(finder, import.meta.url);
  if (findBrowser()) return;
  const folder = join(root, 'journeys', 'browser');
  if (process.platform === 'linux' && process.arch === 'x64') {
    await step('安装测试浏览器 installing a browser for the tests', async () => {
      const result = await npm(['ci', '--no-audit', '--no-fund'], { cwd: folder });
      if (result.code !== 0) throw noBrowser(tail(result.output));
      const unpacked = await node(join(folder, 'unpack.mjs'), []);
      if (unpacked.code !== 0) throw noBrowser(tail(unpacked.output));
    });
    if (findBrowser()) return;
  }
  throw noBrowser('');
}

function noBrowser(output) {
  return new Told(
    '没有可用的浏览器。请安装 Chrome、Edge 或 Chromium，或用 YANZHEN_BROWSER 指定其路径。',
    'No browser works here. Install Chrome, Edge or Chromium, or set YANZHEN_BROWSER to its path.',
    output,
  );
}
