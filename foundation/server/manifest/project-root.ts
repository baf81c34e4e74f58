import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: found upwards from this file, which may stand in a bundle. */
export const projectRoot = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string };
      if (name === 'yanzhen') return folder;
    }
    if (dirname(folder) === folder) throw new Error('not inside the Yanzhen project');
    folder = dirname(folder);
  }
})();
