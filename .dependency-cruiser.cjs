/**
 * Who may import whom (ARCHITECTURE.md, CONTRIBUTING.md). `npm run check` runs it over every source
 * file, and scripts/check/imports.test.ts plants a violation of each rule.
 */

const layers = [
  ['values', '^foundation/values/'],
  ['engines', '^engines/'],
  ['foundation-server', '^foundation/server/'],
  ['foundation-web', '^foundation/web/'],
  ['registers', '^registers/'],
  ['procedures', '^procedures/'],
  ['mechanisms', '^mechanisms/'],
  ['oversight', '^oversight/'],
  ['apps', '^apps/'],
  ['journeys', '^journeys/'],
];

const features = '^(registers|procedures|mechanisms|oversight)/[^/]+/';
const ownFeature = '^((?:registers|procedures|mechanisms|oversight)/[^/]+)/';
/** Parts of a page that a register or procedure makes for the pages of others. */
const panels = '^(registers|procedures)/[^/]+/pages/[^/]+-panel\\.tsx$';
const stores = '^(registers|procedures|mechanisms|oversight)/.+[/-]store\\.ts$';
const product = '^(engines|foundation|registers|procedures|mechanisms|oversight|apps|journeys)/';
/** What only a test run loads; `journeys` is one as a whole. */
const tests =
  '\\.(test|faults)\\.tsx?$|/testing/|^journeys/|^foundation/server/(postgres/hold-server|jobs/hold-worker)\\.ts$';

/** Each layer sees the ones below it; the two halves of the foundation do not see each other. */
const oneWay = layers.slice(0, -1).map(([name, path], index) => {
  const above = layers.slice(index + 1).map(([, layer]) => layer);
  if (name === 'foundation-web') above.push('^foundation/server/');
  return {
    name: `one-way-${name}`,
    comment:
      'Imports run apps → oversight → mechanisms → procedures → registers → foundation → engines → values.',
    severity: 'error',
    // A feature's test serves the whole product to speak to it through HTTP.
    from: { path, ...(features.includes(name) ? { pathNot: '\\.(test|faults)\\.tsx?$' } : {}) },
    to: { path: above.join('|') },
  };
});

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...oneWay,
    rule(
      'engines-strangers',
      'Engines are strangers to one another.',
      { path: '^engines/([^/]+)/' },
      { path: '^engines/', pathNot: '^engines/$1/' },
    ),
    rule(
      'engines-front-door',
      'An engine is entered by its index.ts only.',
      { pathNot: '^engines/' },
      { path: '^engines/', pathNot: '^engines/[^/]+/index\\.ts$' },
    ),
    rule(
      'engines-pure',
      'Engines compute: no network and no processes; files only where the fonts of papers are.',
      { path: '^engines/', pathNot: `${tests}|^engines/papers/` },
      { path: '^(fs|fs/promises|net|http|https|http2|tls|dns|dgram|child_process|cluster)$' },
    ),
    rule(
      'mechanisms-strangers',
      'Mechanisms meet through facts and recorded events, never by import.',
      { path: '^mechanisms/([^/]+)/', pathNot: '\\.(test|faults)\\.tsx?$' },
      { path: '^mechanisms/', pathNot: '^mechanisms/$1/' },
    ),
    rule(
      'oversight-order-indicators',
      'Inside oversight: policy-review, proposals → letters → indicators.',
      { path: '^oversight/indicators/', pathNot: '\\.(test|faults)\\.tsx?$' },
      { path: '^oversight/', pathNot: '^oversight/indicators/' },
    ),
    rule(
      'oversight-order-letters',
      'Inside oversight: policy-review, proposals → letters → indicators.',
      { path: '^oversight/letters/', pathNot: '\\.(test|faults)\\.tsx?$' },
      { path: '^oversight/', pathNot: '^oversight/(letters|indicators)/' },
    ),
    rule(
      'oversight-order-strangers',
      'policy-review, proposals, links and upkeep do not import one another.',
      {
        path: '^oversight/(policy-review|proposals|links|upkeep)/',
        pathNot: '\\.(test|faults)\\.tsx?$',
      },
      { path: '^oversight/(policy-review|proposals|links|upkeep)/', pathNot: '^oversight/$1/' },
    ),
    rule(
      'store-is-private',
      "Only a folder's own files read its store.",
      { path: ownFeature },
      { path: stores, pathNot: '^$1/' },
    ),
    rule(
      'store-is-private-outside',
      "Only a folder's own files read its store.",
      { pathNot: features },
      { path: stores },
    ),
    rule(
      'feature-by-its-doors',
      "Another feature is entered by contract.ts or offers.ts; pages also by a register's or procedure's panel.",
      { path: ownFeature, pathNot: '\\.(test|faults)\\.tsx?$|/testing/' },
      { path: features, pathNot: `^$1/|${features}(contract|offers)\\.ts$|${panels}` },
    ),
    rule(
      'apps-by-the-doors',
      'Apps read manifests, contracts, offers and pages; wiring only.',
      { path: '^(apps|journeys)/', pathNot: '\\.(test|faults)\\.tsx?$' },
      { path: features, pathNot: `${features}((contract[a-z-]*|offers|feature)\\.ts$|pages/)` },
    ),
    rule(
      'manifest-for-apps',
      'feature.ts is read by apps only (and by tests, which wire a server of their own).',
      { pathNot: `^apps/|${tests}` },
      { path: `${features}feature\\.ts$` },
    ),
    rule(
      'pages-see-contracts',
      "Pages see contracts, foundation/web, values, their own feature's pages and the panels of registers and procedures.",
      { path: `${ownFeature}pages/`, pathNot: '\\.(test|faults)\\.tsx?$' },
      {
        path: product,
        pathNot: `^foundation/(web|values)/|${panels}|^$1/pages/|^$1/contract-[\\w-]+\\.ts$|${features}contract\\.ts$`,
      },
    ),
    rule(
      'pages-for-apps',
      'Pages are loaded by apps/web and by pages of the same feature.',
      {
        path: '^(registers|procedures|mechanisms|oversight)/',
        pathNot: '/pages/|\\.(test|faults)\\.tsx?$',
      },
      { path: `${features}pages/` },
    ),
    rule(
      'browser-stays-in-the-browser',
      'What the browser loads reaches neither the server nor Node.',
      {
        path: `^foundation/(web|values)/|^apps/web/.+\\.tsx$|${features}(contract\\.ts$|pages/)`,
        pathNot: tests,
      },
      {
        path: '^foundation/server/|^(node:)?(fs|path|crypto|net|http|os|child_process|worker_threads|stream|url|module)(/promises)?$|(^|/)(pg|kysely|fastify|graphile-worker)(/|$)',
        reachable: true,
      },
    ),
    rule(
      'plain-without-antd',
      'The plain kit and what every page stands on never load the staff kit.',
      { path: '^foundation/web/', pathNot: '^foundation/web/desk/' },
      {
        path: '(^|/)(node_modules/)?(antd|@ant-design)(/|$)|^foundation/web/desk/',
        reachable: true,
      },
    ),
    rule(
      'no-circular',
      'A circle of imports has no bottom to start reading from.',
      {},
      { circular: true },
    ),
    rule(
      'not-to-tests',
      'The product does not stand on what only tests load.',
      { path: product, pathNot: tests },
      {
        path: `\\.(test|faults)\\.tsx?$|/testing/|^journeys/|(^|/)(vitest|fast-check|playwright-core|feelin|oidc-provider)(/|$)`,
      },
    ),
    rule(
      'resolvable',
      // The npm browser is installed by `npm test` only where a machine has none.
      'Every import leads to a file or an installed package.',
      { pathNot: '^journeys/browser/unpack\\.mjs$' },
      { couldNotResolve: true },
    ),
  ],
  options: {
    // TypeScript 7 has no compiler API, so swc parses; without it nothing would be cruised at all.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/|(^|/)\\.\\w+/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
