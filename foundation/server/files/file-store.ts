import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '../secrets/secrets.ts';

/** Files on disk, sealed like the numbers they may show, addressed by the digest of their content. */
export interface FileStore {
  /** Keeps the bytes before the row that names them; keeping the same bytes twice is one file. */
  keep(bytes: Buffer): Promise<{ sha256: Buffer }>;
  /** @throws Error when the file is missing, altered or sealed by another key. */
  read(sha256: Buffer): Promise<Buffer>;
}

export function fileStoreOf(folder: string, city: string, secrets: Secrets): FileStore {
  const place = (digest: string): string => join(folder, city, digest.slice(0, 2), digest);
  return {
    keep: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest();
      const digest = sha256.toString('hex');
      const path = place(digest);
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      const fresh = `${path}.${process.pid}.${Math.trunc(performance.now() * 1000)}`;
      await writeFile(fresh, secrets.sealBytes(`file/${digest}`, bytes), {
        mode: 0o600,
        flush: true,
      });
      await rename(fresh, path);
      return { sha256 };
    },
    read: async (sha256) => {
      const digest = sha256.toString('hex');
      return secrets.openBytes(`file/${digest}`, await readFile(place(digest)));
    },
  };
}
