import { limits } from './limits.ts';
import { runThread } from './read-sheet.ts';
import type { Marking } from './marked-pages.ts';

/**
 * An upload once more, as .xlsx whatever it was, for its sender to mend: every row on its own line, cells
 * with a problem red and commented, and a last column 错误原因. What is sent in again is read as if it
 * had been mended in the first file.
 */
export async function markFaults(marking: Marking): Promise<Buffer> {
  let file: Uint8Array | undefined;
  await runThread({ what: 'mark', marking }, limits, (message) => {
    file = message.file ?? file;
    return Promise.resolve();
  });
  if (!file) throw new Error('the thread ended without a file');
  return Buffer.from(file);
}
