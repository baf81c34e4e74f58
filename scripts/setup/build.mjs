import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bundleServer } from './bundle-server.mjs';
import { node, tail } from './run.mjs';
import { root } from './root.mjs';
import { digestOf, listFiles, sourceFolders } from './sources.mjs';
import { step, Told } from './steps.mjs';

const dist = join(root, 'dist');

/** What both parts are made by: a change here makes them anew. */
const makers = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/setup/build.mjs',
  'scripts/setup/bundle-server.mjs',
];

/** Builds what changed of the server and the web since the last build. */
export async function build() {
  await buildServer();
  await buildWeb();
}

/** Bundles of what Node runs: dist/server/main.mjs and dist/server/cli.mjs. */
export async function buildServer() {
  const sources = listFiles(sourceFolders).filter((path) => isCode(path) && !isTest(path));
  await part('server', '构建服务端 building the server', sources, async (outdir) => {
    const entries = {
      main: 'apps/server/main.ts',
      cli: 'apps/cli/main.ts',
      // A thread that runs beside them; they find it in their own folder.
      'simulation-worker': 'oversight/policy-review/simulation/worker.ts',
      'spreadsheets-worker': 'foundation/server/spreadsheets/worker.ts',
    };
    const present = Object.entries(entries).filter(([, path]) => existsSync(join(root, path)));
    await bundleServer(outdir, Object.fromEntries(present));
  });
}

/** The pages: dist/web. */
async function buildWeb() {
  const sources = listFiles(sourceFolders).filter((path) => isWeb(path) && !isTest(path));
  await part('web', '构建网页 building the web pages', sources, async (outdir) => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const args = ['build', '--outDir', outdir, '--emptyOutDir', '--logLevel', 'warn'];
    const result = await node(vite, args, {
      cwd: join(root, 'apps', 'web'),
      env: { NODE_ENV: 'production' },
    });
    if (result.code !== 0) throw new Error(tail(result.output, 40));
    compress(join(outdir, 'assets'));
  });
}

/** Writes `.br` and `.gz` beside each asset once, so that the server compresses nothing per request. */
function compress(folder) {
  for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each))) {
    const file = join(folder, name);
    const bytes = readFileSync(file);
    if (bytes.length < 1024) continue;
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  }
}

/** Builds beside and renames, so that an interrupted build leaves the last good one. */
async function part(name, label, sources, work) {
  const digest = digestOf([...makers, ...sources]);
  const stamp = join(dist, `.${name}.digest`);
  const outdir = join(dist, name);
  if (existsSync(outdir) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  await step(label, async () => {
    const fresh = join(dist, `${name}.new`);
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(dist, { recursive: true });
    try {
      await work(fresh);
    } catch (error) {
      throw new Told('构建失败。', 'The build failed.', error.message);
    }
    rmSync(stamp, { force: true });
    rmSync(outdir, { recursive: true, force: true });
    renameSync(fresh, outdir);
    writeFileSync(stamp, digest);
  });
}

const isCode = (path) => /\.(ts|json)$/.test(path);
const isWeb = (path) =>
  /\.(tsx?|css|html|json|svg|png|ico|woff2?|webmanifest)$|words\.\w+\.yaml$/.test(path);
const isTest = (path) => /\.(test|faults)\.tsx?$/.test(path);
