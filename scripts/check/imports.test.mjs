import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../setup/root.mjs';
import { checkImports } from './imports.mjs';

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

/** A small product that keeps every rule: path → what it imports. */
const sound = {
  'foundation/values/money.ts': [],
  'engines/policy/index.ts': ['./run.ts'],
  'engines/policy/run.ts': ['@yanzhen/values/money.ts'],
  'engines/calendar/index.ts': ['@yanzhen/values/money.ts'],
  'foundation/server/turn.ts': ['@yanzhen/policy', '@yanzhen/values/money.ts', 'node:fs'],
  'foundation/server/testing/test-city.ts': ['../turn.ts', 'vitest'],
  'foundation/web/plain/page.tsx': ['@yanzhen/values/money.ts', 'react'],
  'foundation/web/desk/table.tsx': ['../plain/page.tsx', 'antd'],
  'registers/talents/contract.ts': ['@yanzhen/values/money.ts', 'zod'],
  'registers/talents/store.ts': ['@yanzhen/server/turn.ts'],
  'registers/talents/offers.ts': ['./store.ts'],
  'registers/talents/feature.ts': ['./offers.ts'],
  'registers/talents/talents.test.ts': ['./feature.ts', '@yanzhen/server/testing/test-city.ts'],
  'procedures/payments/contract.ts': ['@yanzhen/registers/talents/contract.ts'],
  'procedures/payments/batch-store.ts': [],
  'procedures/payments/offers.ts': ['@yanzhen/registers/talents/offers.ts', './batch-store.ts'],
  'mechanisms/subsidies/contract.ts': [],
  'mechanisms/subsidies/offers.ts': ['@yanzhen/procedures/payments/offers.ts'],
  'mechanisms/subsidies/feature.ts': ['./offers.ts', './contract.ts'],
  'mechanisms/subsidies/pages/apply.tsx': ['../contract.ts', '@yanzhen/web-kit/plain/page.tsx'],
  'mechanisms/subsidies/pages/desk/list.tsx': ['../apply.tsx', '@yanzhen/web-kit/desk/table.tsx'],
  'mechanisms/apartments/offers.ts': [],
  'mechanisms/apartments/subsidies.test.ts': ['@yanzhen/app-server/main.ts'],
  'oversight/indicators/offers.ts': ['@yanzhen/mechanisms/subsidies/offers.ts'],
  'oversight/letters/offers.ts': ['../indicators/offers.ts'],
  'oversight/proposals/offers.ts': ['../letters/offers.ts'],
  'oversight/policy-review/offers.ts': ['../indicators/offers.ts'],
  'apps/server/main.ts': ['@yanzhen/mechanisms/subsidies/feature.ts'],
  'apps/web/start-talent.tsx': ['./talent-pages.ts'],
  'journeys/story.test.ts': ['playwright-core'],
};

/** One offence for each rule: rule → [file, what it imports]. */
const offences = {
  'one-way-values': ['foundation/values/bad.ts', '@yanzhen/policy'],
  'one-way-engines': ['engines/policy/bad.ts', '@yanzhen/server/turn.ts'],
  'one-way-foundation-server': ['foundation/server/bad.ts', '@yanzhen/registers/talents/offers.ts'],
  'one-way-foundation-web': [
    'foundation/web/desk/bad.ts',
    '@yanzhen/mechanisms/subsidies/contract.ts',
  ],
  'one-way-registers': ['registers/talents/bad.ts', '@yanzhen/procedures/payments/offers.ts'],
  'one-way-procedures': ['procedures/payments/bad.ts', '@yanzhen/mechanisms/subsidies/offers.ts'],
  'one-way-mechanisms': ['mechanisms/subsidies/bad.ts', '@yanzhen/oversight/letters/offers.ts'],
  'one-way-oversight': ['oversight/letters/bad.ts', '@yanzhen/app-server/main.ts'],
  'one-way-apps': ['apps/server/bad.ts', '@yanzhen/journeys/story.test.ts'],
  'engines-strangers': ['engines/calendar/bad.ts', '@yanzhen/policy'],
  'engines-front-door': ['foundation/server/side-door.ts', '@yanzhen/policy/run.ts'],
  'engines-pure': ['engines/policy/disk.ts', 'node:fs'],
  'mechanisms-strangers': ['mechanisms/apartments/bad.ts', '../subsidies/offers.ts'],
  'oversight-order-indicators': ['oversight/indicators/bad.ts', '../letters/offers.ts'],
  'oversight-order-letters': ['oversight/letters/upward.ts', '../proposals/offers.ts'],
  'oversight-order-strangers': ['oversight/proposals/bad.ts', '../policy-review/offers.ts'],
  'store-is-private': [
    'mechanisms/subsidies/reads-store.ts',
    '@yanzhen/registers/talents/store.ts',
  ],
  'store-is-private-outside': [
    'apps/server/reads-store.ts',
    '@yanzhen/procedures/payments/batch-store.ts',
  ],
  'feature-by-its-doors': [
    'mechanisms/subsidies/side-door.ts',
    '@yanzhen/procedures/payments/inner.ts',
  ],
  'apps-by-the-doors': ['apps/server/side-door.ts', '@yanzhen/procedures/payments/inner.ts'],
  'manifest-for-apps': ['registers/talents/reads-manifest.ts', './feature.ts'],
  'pages-see-contracts': ['mechanisms/subsidies/pages/bad.tsx', '../offers.ts'],
  'pages-for-apps': ['mechanisms/subsidies/uses-page.ts', './pages/apply.tsx'],
  'browser-stays-in-the-browser': ['registers/organisations/contract.ts', './sealed.ts'],
  'plain-without-antd': ['foundation/web/plain/bad.tsx', 'antd'],
  'talents-without-antd': ['apps/web/home/calculator.tsx', './staff-look.tsx'],
  'no-circular': ['registers/talents/circle.ts', './circle-back.ts'],
  'not-to-tests': ['registers/talents/uses-tests.ts', '@yanzhen/server/testing/test-city.ts'],
  resolvable: ['registers/talents/nowhere.ts', './is-not-there.ts'],
  'extension-always': ['registers/talents/no-extension.ts', './store'],
  'packages-by-name': ['registers/talents/climbs.ts', '../../foundation/values/money.ts'],
  'no-barrels': ['registers/talents/index.ts', './contract.ts'],
};

/** What the offences lean on. */
const bystanders = {
  'procedures/payments/inner.ts': [],
  'registers/organisations/sealed.ts': ['node:crypto'],
  'registers/talents/circle-back.ts': ['./circle.ts'],
  'apps/web/home/staff-look.tsx': ['@yanzhen/web-kit/desk/table.tsx'],
};

/** The list of pages as it is written: a talent page and a staff page, each loaded lazily. */
const pagesList = `
export const pages = [
  { entry: 'talent', load: () => import('./home/calculator.tsx').then((m) => m.Part) },
  { entry: 'talent', load: () => import('@yanzhen/mechanisms/subsidies/pages/apply.tsx').then((m) => m.Part) },
  { entry: 'desk', load: () => import('@yanzhen/mechanisms/subsidies/pages/desk/list.tsx').then((m) => m.Part) },
];
`;

const packages = {
  values: 'foundation/values',
  server: 'foundation/server',
  'web-kit': 'foundation/web',
  policy: 'engines/policy',
  calendar: 'engines/calendar',
  registers: 'registers',
  procedures: 'procedures',
  mechanisms: 'mechanisms',
  oversight: 'oversight',
  'app-server': 'apps/server',
  journeys: 'journeys',
};

let base;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'yanzhen-imports-'));
  mkdirSync(join(base, 'node_modules/@yanzhen'), { recursive: true });
  for (const [name, folder] of Object.entries(packages)) {
    const door = folder.startsWith('engines/')
      ? { exports: { '.': './index.ts', './run.ts': './run.ts' } }
      : {};
    write(`${folder}/package.json`, JSON.stringify({ name: `@yanzhen/${name}`, ...door }));
    symlinkSync(join(base, folder), join(base, 'node_modules/@yanzhen', name));
  }
  for (const name of ['antd', 'react', 'zod', 'vitest', 'playwright-core']) {
    symlinkSync(join(root, 'node_modules', name), join(base, 'node_modules', name));
  }
  for (const [path, imports] of Object.entries(sound)) write(path, source(path, imports));
  write('apps/web/home/calculator.tsx', source('calculator.tsx', []));
  write('apps/web/talent-pages.ts', pagesList);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

it('finds nothing in a product that keeps the rules', async () => {
  expect(await checkImports(base)).toEqual([]);
}, 60_000);

it('has an offence here for each rule', () => {
  const names = forbidden.map((rule) => rule.name);
  expect(names.filter((name) => !(name in offences))).toEqual([]);
});

it('reports a planted offence against each rule', async () => {
  for (const [path, imports] of Object.entries(bystanders)) write(path, source(path, imports));
  for (const [path, imported] of Object.values(offences)) write(path, source(path, [imported]));
  const told = await checkImports(base);
  const missed = Object.entries(offences).filter(
    ([rule, [path]]) => !told.some((line) => line.includes(path) && line.includes(`: ${rule}`)),
  );
  expect(missed).toEqual([]);
}, 60_000);

it('says so when the cruiser looked at fewer files than there are', async () => {
  const config = join(base, 'blind.cjs');
  writeFileSync(
    config,
    "module.exports = { forbidden: [], options: { exclude: { path: 'offers' }, doNotFollow: { path: 'node_modules' } } };",
  );
  const told = await checkImports(base, config);
  expect(told.filter((line) => line.includes('not-cruised')).length).toBeGreaterThan(3);
}, 60_000);

function write(path, text) {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
}

/** A file as people write it: types, generics and JSX, with the imports among them. */
function source(path, imports) {
  const lines = imports.map((imported, index) => {
    if (imported.startsWith('import(')) return `export const page${index} = () => ${imported};`;
    // Types count: a layer that is known by its types is known.
    return index % 2 === 0
      ? `import type { Part as Part${index} } from '${imported}';\nexport type Seen${index} = Part${index};`
      : `import { part as part${index} } from '${imported}';\nexport const seen${index} = part${index};`;
  });
  const body = path.endsWith('x')
    ? 'export function Part<T>({ of }: { of: T }) { return <>{String(of)}</>; }'
    : 'export const part = <T>(of: T): T => of;\nexport type Part = string;';
  return `${lines.join('\n')}\n${body}\n`;
}
