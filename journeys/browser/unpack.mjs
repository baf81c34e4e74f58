/**
 * Unpacks the browser of the npm package, for a machine that has none. The package looks at the
 * folder for temporary files, which is one of our own here: nobody else's half-unpacked browser
 * can be taken for ours.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./node_modules/.unpacked', import.meta.url));
const half = `${folder}.${process.pid}`;
if (!existsSync(folder)) {
  mkdirSync(half, { recursive: true });
  process.env['TMPDIR'] = half;
  // Asks for the shared libraries too, which a bare machine does not have.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
}
