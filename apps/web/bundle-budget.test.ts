import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesWith, gzipBytes, loadedFiles, readManifest, type Manifest } from './bundle-sizes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const kB = 1000;

// Every module of antd and of its parts names this property; nothing of ours does.
const antdMark = 'prefixCls';
// Class names that CodeMirror and echarts write themselves.
const editorMark = 'cm-content';
const chartMark = '__ec_inner';

let folder = join(root, 'dist/web');
let manifest: Manifest;
let built: string | undefined;

beforeAll(() => {
  if (!isFresh(folder)) {
    built = mkdtempSync(join(tmpdir(), 'yanzhen-web-'));
    // A process of its own: under the test runner React would be built for development.
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/vite/bin/vite.js'),
        'build',
        '-c',
        join(here, 'vite.config.ts'),
        '--outDir',
        built,
        '--logLevel',
        'error',
      ],
      { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: 'pipe' },
    );
    folder = built;
  }
  manifest = readManifest(folder);
}, 120_000);

afterAll(() => {
  if (built !== undefined) rmSync(built, { recursive: true, force: true });
});

test('finds every page of the list in the build', () => {
  const lines = readPageLines();
  expect(lines.length).toBe(readPagesText().match(/\bentry: '/g)?.length);
  expect(lines.map((line) => line.module).filter((module) => !(module in manifest))).toEqual([]);
});

test('loads at most 180 kB of script before the first question, in either language', () => {
  const first = readPageLines().filter((line) => line.isFirst);
  expect(first).not.toEqual([]);
  expect([...heavier(first, 'zh', 180 * kB), ...heavier(first, 'en', 180 * kB)]).toEqual([]);
});

test('loads at most 250 kB of script for any talent page', () => {
  const talent = readPageLines().filter((line) => line.entry === 'talent');
  expect(heavier(talent, 'zh', 250 * kB)).toEqual([]);
});

test('never loads antd or the desk kit on a talent page', () => {
  const lines = readPageLines().filter((one) => one.entry === 'talent');
  const files = loadedFiles(
    manifest,
    lines.flatMap((line) => partsOf(line, 'zh')),
  );
  expect(filesWith(folder, files, antdMark)).toEqual([]);
  expect(filesWith(folder, files, 'yz-desk-page')).toEqual([]);
});

test('loads the policy editor and the charts only where they are, in chunks of a sane size', () => {
  const others = readPageLines().filter((line) => !line.module.includes('/policy-review/'));
  const without = loadedFiles(
    manifest,
    others.flatMap((line) => partsOf(line, 'zh')),
  );
  expect(filesWith(folder, without, editorMark)).toEqual([]);
  expect(filesWith(folder, without, chartMark)).toEqual([]);
  const pages = readPageLines().filter((line) => line.module.includes('/policy-review/'));
  expect(pages.length).toBeGreaterThan(0);
  const opened = loadedFiles(
    manifest,
    pages.flatMap((line) => partsOf(line, 'zh')),
  );
  // The page stands before its editor; both large parts come when they are needed.
  expect(filesWith(folder, opened, editorMark)).toEqual([]);
  expect(filesWith(folder, opened, chartMark)).toEqual([]);
  const first = new Set(opened);
  const part = (module: string) =>
    gzipBytes(
      folder,
      loadedFiles(manifest, [module]).filter((file) => !first.has(file)),
    );
  const chartModule = '../../foundation/web/desk/draw-bars.ts';
  const pagesFolder = '../../oversight/policy-review/pages';
  expect(
    filesWith(
      folder,
      loadedFiles(manifest, [`${pagesFolder}/editor/policy-editor.tsx`]),
      editorMark,
    ),
  ).not.toEqual([]);
  expect(part(`${pagesFolder}/editor/policy-editor.tsx`)).toBeLessThan(180 * kB);
  expect(
    filesWith(
      folder,
      loadedFiles(manifest, [`${pagesFolder}/draft-page.tsx`, chartModule]),
      chartMark,
    ),
  ).not.toEqual([]);
  expect(part(chartModule)).toBeLessThan(210 * kB);
});

test('would notice antd: the desk carries it', () => {
  expect(filesWith(folder, loadedFiles(manifest, ['desk.html']), antdMark)).not.toEqual([]);
});

interface PageModule {
  readonly entry: string;
  readonly module: string;
  readonly namespaces: readonly string[];
  /** The city's first page and the calculator's: what a visitor on a phone loads first. */
  readonly isFirst: boolean;
}

/** Pages whose opening loads more script than allowed, with the bytes. */
function heavier(lines: readonly PageModule[], language: string, limit: number) {
  return lines
    .map((line) => ({
      module: line.module,
      bytes: gzipBytes(folder, loadedFiles(manifest, partsOf(line, language))),
    }))
    .filter((page) => page.bytes > limit);
}

function readPagesText(): string {
  return ['talent-pages.ts', 'desk-pages.ts']
    .map((name) => readFileSync(join(here, name), 'utf8'))
    .map((text) => text.slice(text.indexOf('readonly PageLine[]')))
    .join('\n');
}

/** The lines of both lists with the module each one imports, as the manifest names it. */
function readPageLines(): PageModule[] {
  const blocks = readPagesText()
    .split(/\bentry: '/)
    .slice(1);
  return blocks.map((block) => {
    const specifier = /import\(\s*'([^']+)'/.exec(block)?.[1] ?? '';
    return {
      entry: block.slice(0, block.indexOf("'")),
      module: specifier.replace(/^@yanzhen\//, '../../').replace(/^\.\//, ''),
      namespaces: [
        ...(/namespaces: \[([^\]]*)\]/.exec(block)?.[1] ?? '').matchAll(/'([^']+)'/g),
      ].map((match) => match[1] ?? ''),
      isFirst: /path: '\/:city(\/benefits[^']*)?'/.test(block),
    };
  });
}

/** Everything that opening a page loads: the entry, the page, and their words. */
function partsOf(line: PageModule, language: string): string[] {
  const words = Object.keys(manifest).filter((key) =>
    ['web', 'shell', ...line.namespaces].some((name) =>
      `/${key}`.endsWith(`/${name}/words.${language}.yaml`),
    ),
  );
  return [line.entry === 'talent' ? 'index.html' : 'desk.html', line.module, ...words];
}

/** Whether a build is younger than every source that goes into it. */
function isFresh(dist: string): boolean {
  const stamp = statSync(join(dist, '.vite/manifest.json'), { throwIfNoEntry: false })?.mtimeMs;
  if (stamp === undefined) return false;
  const layers = [
    'engines',
    'foundation',
    'registers',
    'procedures',
    'mechanisms',
    'oversight',
    'apps/web',
  ];
  return layers.every((layer) =>
    readdirSync(join(root, layer), { recursive: true, withFileTypes: true }).every(
      (file) =>
        !file.isFile() ||
        /node_modules|\.test\./.test(join(file.parentPath, file.name)) ||
        statSync(join(file.parentPath, file.name)).mtimeMs <= stamp,
    ),
  );
}
