import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface ManifestChunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

export type Manifest = Readonly<Record<string, ManifestChunk>>;

/** The manifest that vite wrote beside a build. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
}

/**
 * Script files that a browser loads for some modules: each with all its static imports.
 *
 * @throws RangeError when the manifest does not know a module.
 */
export function loadedFiles(manifest: Manifest, modules: readonly string[]): string[] {
  const seen = new Set<string>();
  const open = [...modules];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new RangeError(`the build has no ${key}`);
    open.push(...(chunk.imports ?? []));
  }
  const files = [...seen].map((key) => manifest[key]?.file ?? '');
  return [...new Set(files)].filter((file) => file.endsWith('.js')).sort();
}

/** Bytes of files as sent with gzip. */
export function gzipBytes(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

/** Files in which a text stands. */
export function filesWith(folder: string, files: readonly string[], text: string): string[] {
  return files.filter((file) => readFileSync(join(folder, file), 'utf8').includes(text));
}
