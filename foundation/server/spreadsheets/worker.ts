// oxlint-disable unicorn/require-post-message-target-origin -- threads have no origin
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../routes/fault.ts';
import { markedPages } from './marked-pages.ts';
import { openTables } from './open-table.ts';
import { readRows } from './read-rows.ts';
import type { SheetRow } from './sheet.ts';
import { writeWorkbook } from './write-workbook.ts';
import type { FromThread, ThreadTask } from './thread.ts';

/** Rows of one message; the next are read when these were taken, so that memory stays bounded. */
const rowsPerMessage = 500;

const port = parentPort;
if (!port) throw new Error('runs as a thread only');
const send = (message: FromThread): void => port.postMessage(message);

async function work(task: ThreadTask): Promise<void> {
  if (task.what === 'mark') {
    send({ file: await writeWorkbook(markedPages(task.marking)) });
    return;
  }
  send({ progress: 0.05 });
  const { buffer, byteOffset, byteLength } = task.bytes;
  // A view: a copy of a large file would stand beside everything that is read of it.
  const tables = await openTables(Buffer.from(buffer, byteOffset, byteLength), task.limits);
  send({ progress: 0.5 });
  const { head, rows, lines } = readRows(tables, task.sheet, task.limits);
  send({ head });
  let waiting: SheetRow[] = [];
  const flush = async (): Promise<void> => {
    send({ rows: waiting, progress: 0.5 + (0.5 * (waiting.at(-1)?.line ?? lines)) / lines });
    waiting = [];
    await once(port as NodeJS.EventEmitter, 'message');
  };
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length === rowsPerMessage) await flush();
  }
  if (waiting.length > 0) await flush();
  send({ done: true });
}

try {
  await work(workerData as ThreadTask);
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  const { code, status, field, values } = error;
  send({ fault: { code, status, field: field ?? 'file', values } });
}
port.close();
