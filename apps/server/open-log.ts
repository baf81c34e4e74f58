import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const bytesMax = 10 * 2 ** 20;

/**
 * The server's log: `YANZHEN_DATA/log/server.log`, at most two files of 10 MB. The terminal stays for
 * what the operator must read.
 */
export function openLog(folder: string): { write(line: string): void } {
  const place = join(folder, 'log');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const file = join(place, 'server.log');
  let bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return {
    write: (line) => {
      if (bytes > bytesMax) {
        renameSync(file, `${file}.1`);
        bytes = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      bytes += Buffer.byteLength(line);
    },
  };
}
