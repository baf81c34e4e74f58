import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** Folders that hold the sources of the product. */
export const sourceFolders = [
  'engines',
  'foundation',
  'registers',
  'procedures',
  'mechanisms',
  'oversight',
  'apps',
];

const left = new Set(['node_modules', 'dist', 'coverage']);

/** Paths of all files under the folders, relative to the checkout, with slashes, sorted; none hidden. */
export function listFiles(folders, base = root) {
  const found = [];
  const walk = (folder) => {
    let entries;
    try {
      entries = readdirSync(join(base, folder), { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      if (left.has(entry.name) || entry.name.startsWith('.')) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  folders.forEach(walk);
  return found.sort();
}

/**
 * Digest of what stands in the files. A file whose time and size are as remembered is not read
 * again, so that a second start costs milliseconds.
 */
export function digestOf(paths) {
  const memory = readMemory();
  const all = createHash('sha256');
  let changed = false;
  for (const path of paths) {
    const { mtimeMs, size } = statSync(join(root, path));
    let known = memory[path];
    if (known?.mtimeMs !== mtimeMs || known.size !== size) {
      const content = readFileSync(join(root, path));
      known = { mtimeMs, size, digest: createHash('sha256').update(content).digest('base64') };
      memory[path] = known;
      changed = true;
    }
    all.update(`${path}\0${known.digest}\0`);
  }
  if (changed) writeMemory(memory);
  return all.digest('hex');
}

const memoryPath = join(root, 'dist', '.sources.json');

function readMemory() {
  try {
    return JSON.parse(readFileSync(memoryPath, 'utf8'));
  } catch {
    return {};
  }
}

function writeMemory(memory) {
  mkdirSync(dirname(memoryPath), { recursive: true });
  writeFileSync(memoryPath, JSON.stringify(memory));
}
