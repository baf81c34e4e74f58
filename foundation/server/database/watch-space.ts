import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

const everyMs = 1_000;
/** A dozen segments of PostgreSQL's log: what is under way ends, and reads may still leave their trace. */
const spaceMin = 200 * 2 ** 20;

/**
 * Watches the free space of a folder's disk. Writes stop before the disk is full, because a database whose
 * log cannot grow stops altogether, and reading with it.
 */
export function watchSpace(
  folder: string,
  minBytes = spaceMin,
): { readonly isFull: () => boolean; stop(): void } {
  let full = false;
  const look = async (): Promise<void> => {
    const { bavail, bsize } = await statfs(existing(folder));
    full = bavail * bsize < minBytes;
  };
  // A disk that cannot be asked is not taken for a full one.
  const tryLook = (): void => void look().catch(() => (full = false));
  tryLook();
  const timer = setInterval(tryLook, everyMs);
  timer.unref();
  return { isFull: () => full, stop: () => clearInterval(timer) };
}

/** The folder, or the nearest above it that is there already. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}
