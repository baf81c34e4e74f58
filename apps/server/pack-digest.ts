import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';

/** SHA-256 of a city pack's files and of the product's version, which reads them. */
export function packDigest(city: string): string {
  const hash = createHash('sha256').update(readFileSync(join(projectRoot, 'package.json')));
  const folder = join(projectRoot, 'cities', city);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((each) => each.endsWith('.yaml')).toSorted()) {
    hash.update(`\n${file}\n`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}
