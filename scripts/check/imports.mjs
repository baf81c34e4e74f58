import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { node } from '../setup/run.mjs';
import { root } from '../setup/root.mjs';
import { listFiles, sourceFolders } from '../setup/sources.mjs';

/** All folders whose imports are held to the rules. */
export const checkedFolders = [...sourceFolders, 'journeys'];

/**
 * Checks who imports whom in the tree at `base`, and the form of the imports.
 *
 * @returns {Promise<string[]>} one line a violation; empty when all is well
 */
export async function checkImports(base = root, config = join(root, '.dependency-cruiser.cjs')) {
  const sources = listFiles(checkedFolders, base).filter((path) => /\.tsx?$/.test(path));
  const folders = checkedFolders.filter((folder) =>
    sources.some((path) => path.startsWith(`${folder}/`)),
  );
  const { code, output } = await node(
    '--require',
    [
      join(root, 'scripts/check/swc-reads-tsx.cjs'),
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      config,
      '--output-type',
      'json',
      ...folders,
    ],
    { cwd: base },
  );
  let result;
  try {
    result = JSON.parse(output);
  } catch {
    return [`dependency-cruiser failed (${code}): ${output.trim()}`];
  }
  const cruised = new Set(result.modules.map((module) => module.source));
  // Beside a TypeScript it does not know, dependency-cruiser looks at nothing and is content.
  const unseen = sources.filter((path) => !cruised.has(path));
  return [
    ...unseen.map((path) => `${path}: not-cruised: dependency-cruiser did not look at this file`),
    ...result.summary.violations.map(
      ({ from, to, rule, cycle, comment }) =>
        `${from} → ${cycle ? cycle.map((step) => step.name ?? step).join(' → ') : to}: ${rule.name}${comment ? ` (${comment})` : ''}`,
    ),
    ...checkTalentPages(base, result.modules),
    ...sources.flatMap((path) => checkSpecifiers(base, path)),
  ].sort();
}

/**
 * Talents and the public never load staff code: neither at the start nor with a page that
 * apps/web/talent-pages.ts lists for them.
 */
function checkTalentPages(base, modules) {
  const byPath = new Map(modules.map((module) => [module.source, module]));
  const list = 'apps/web/talent-pages.ts';
  const entries = ['apps/web/start-talent.tsx'].filter((path) => byPath.has(path));
  if (byPath.has(list)) {
    const lines = readFileSync(join(base, list), 'utf8')
      .split(/\bentry:/)
      .slice(1);
    const wanted = lines
      .filter((line) => /^\s*'talent'/.test(line))
      .flatMap((line) => [...line.matchAll(/import\('([^']+)'\)/g)].map((match) => match[1]));
    const listed = byPath.get(list).dependencies.filter(({ module }) => wanted.includes(module));
    entries.push(...listed.map(({ resolved }) => resolved));
  }
  return entries.flatMap((entry) => {
    const way = wayToStaffCode(byPath, entry);
    return way ? [`${way.join(' → ')}: talents-without-antd`] : [];
  });
}

function wayToStaffCode(byPath, entry) {
  const ways = [[entry]];
  const seen = new Set([entry]);
  for (const way of ways) {
    for (const { resolved, dynamic } of byPath.get(way.at(-1))?.dependencies ?? []) {
      if (/(^|\/)(antd|@ant-design)(\/|$)|^foundation\/web\/desk\//.test(resolved))
        return [...way, resolved];
      if (dynamic || seen.has(resolved)) continue;
      seen.add(resolved);
      ways.push([...way, resolved]);
    }
  }
  return undefined;
}

/** The form of imports: extensions always, relative inside a package, by name across packages. */
function checkSpecifiers(base, path) {
  const text = readFileSync(join(base, path), 'utf8');
  const found = [];
  for (const match of text.matchAll(/\bfrom\s+'([^']+)'|\bimport\(?\s*'([^']+)'/g)) {
    const specifier = match[1] ?? match[2];
    const local = specifier.startsWith('.');
    if (
      (local || /^@yanzhen\/[^/]+\/./.test(specifier)) &&
      !/\.(tsx?|json|css|mjs|ya?ml|svg)(\?\w+)?$/.test(specifier)
    ) {
      found.push(`${path}: extension-always: '${specifier}' has no extension`);
    }
    if (local) {
      const target = relative(base, resolve(base, dirname(path), specifier)).replaceAll('\\', '/');
      if (packageOf(target) !== packageOf(path)) {
        found.push(
          `${path}: packages-by-name: '${specifier}' leaves its package; write @yanzhen/…`,
        );
      }
    }
  }
  if (/(^|\/)index\.tsx?$/.test(path) && !/^engines\/[^/]+\/index\.ts$|^apps\//.test(path)) {
    found.push(`${path}: no-barrels: only an engine has an index.ts`);
  }
  return found;
}

/** `engines/policy`, `foundation/web`, `apps/cli`, or the layer that is one package. */
function packageOf(path) {
  const [layer, name] = path.split('/');
  return ['engines', 'foundation', 'apps'].includes(layer) ? `${layer}/${name}` : layer;
}
