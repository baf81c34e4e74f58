import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { root } from './root.mjs';

/**
 * Bundles what Node runs, the server and the command line, into one folder. Installed packages
 * stay outside; parts that are imported lazily stay lazy.
 */
export async function bundleServer(outdir, entryPoints) {
  const { build } = await import('esbuild');
  return await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    sourcemap: true,
    logLevel: 'silent',
    // A CommonJS package that is bundled asks for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [packagesOutside, ownAddress],
  });
}

/** Leaves a package outside when the bundle will find the same copy that its importer finds. */
const packagesOutside = {
  name: 'packages-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point') return undefined;
      if (path.startsWith('node:') || path.startsWith('@yanzhen/')) return undefined;
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
      const found = findPackage(name, dirname(importer));
      const outside = found === undefined || found === join(root, 'node_modules', name);
      return outside ? { path, external: true } : undefined;
    });
  },
};

function findPackage(name, from) {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

/**
 * A source file finds its neighbours (migrations, words, fonts) through `import.meta.url`. In the
 * bundle it keeps meaning the place of the source, seen from the bundle's folder.
 */
const ownAddress = {
  name: 'own-address',
  setup(build) {
    const outdir = resolve(root, build.initialOptions.outdir);
    build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (path.includes(`${sep}node_modules${sep}`) || !text.includes('import.meta.'))
        return undefined;
      const place = relative(outdir, path).split(sep).join('/');
      return {
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        contents: text.replaceAll(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, part) => {
          if (part === 'url') return `(new URL(${JSON.stringify(place)}, import.meta.url).href)`;
          const inner = part === 'dirname' ? dirname(place) : place;
          return `(import.meta.dirname + ${JSON.stringify(`/${inner}`)})`;
        }),
      };
    });
  },
};
