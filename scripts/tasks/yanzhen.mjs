/** `npm run yanzhen -- <command>`: the command line of the product. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildServer } from '../setup/build.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { root } from '../setup/root.mjs';
import { main } from '../setup/steps.mjs';

await main(async () => {
  await ensureInstalled('run');
  await buildServer();
  process.env.YANZHEN_DATA = resolve(
    process.env.INIT_CWD ?? process.cwd(),
    process.env.YANZHEN_DATA || join(root, '.yanzhen'),
  );
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(root, 'dist', 'server', 'cli.mjs')).href);
});
