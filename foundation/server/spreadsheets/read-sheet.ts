import { fault } from '../routes/fault.ts';
import { limits, type SheetLimits } from './limits.ts';
import { openTables } from './open-table.ts';
import { readRows } from './read-rows.ts';
import { sheetFault, sheetFaults } from './sheet-faults.ts';
import { startThread, type FromThread } from './thread.ts';
import type { Sheet, SheetHead, SheetReading, SheetRow } from './sheet.ts';

export interface ReadOptions {
  /** Called with 0 to 1, each call with as much or more. */
  readonly onProgress?: (done: number) => void;
  /** Takes the rows as they come, some hundreds at a time; the next are read when it has ended. */
  readonly onRows?: (rows: readonly SheetRow[], head: SheetHead) => Promise<void>;
  /** Limits of one's own; the common ones unless told. */
  readonly limits?: Partial<SheetLimits>;
}

/**
 * Reads an upload of a sheet: .xlsx, .xls or CSV by its content, in a thread of its own, within limits
 * of size, time and memory. Columns are found by their headings in any order.
 *
 * @returns What stands in the file; `rows` is empty where `onRows` took them.
 * @throws Fault of `sheetFaults` when the file as a whole cannot be read. What is wrong in a row is no
 *   fault: it stands in the row's `problems`.
 */
export async function readSheet(
  bytes: Uint8Array,
  sheet: Sheet,
  { onProgress, onRows, limits: own }: ReadOptions = {},
): Promise<SheetReading> {
  const within = { ...limits, ...own };
  if (isSmallText(bytes)) {
    return readHere(Buffer.from(bytes), sheet, within, { onProgress, onRows });
  }
  const task = { what: 'read', bytes, sheet, limits: within } as const;
  const rows: SheetRow[] = [];
  let head: SheetHead | undefined;
  await runThread(task, within, async (message) => {
    if (message.progress !== undefined) onProgress?.(message.progress);
    if (message.head) head = message.head;
    if (!message.rows || !head) return;
    if (onRows) await onRows(message.rows, head);
    else for (const row of message.rows) rows.push(row);
  });
  if (!head) throw new Error('the reader ended without a head');
  return { ...head, rows };
}

/** A text of this size is read sooner here than a thread starts, and unpacks to nothing. */
function isSmallText(bytes: Uint8Array): boolean {
  return bytes.length <= 128 * 1024 && !bytes.subarray(0, 512).includes(0);
}

async function readHere(
  bytes: Buffer,
  sheet: Sheet,
  within: SheetLimits,
  { onProgress, onRows }: { [Name in 'onProgress' | 'onRows']: ReadOptions[Name] | undefined },
): Promise<SheetReading> {
  const { head, rows } = readRows(await openTables(bytes, within), sheet, within);
  const all = [...rows];
  onProgress?.(1);
  if (!onRows) return { ...head, rows: all };
  for (let at = 0; at < all.length; at += 500) await onRows(all.slice(at, at + 500), head);
  return { ...head, rows: [] };
}

/**
 * Runs a task in a thread until it says that it is done.
 *
 * @param take  Takes each message in turn; a message with rows is answered when it has ended.
 * @throws Fault that the thread met, or `too-slow`, `too-heavy`; whatever `take` throws.
 */
export function runThread(
  task: Parameters<typeof startThread>[0],
  { millis, heapMegabytes }: Pick<SheetLimits, 'millis' | 'heapMegabytes'>,
  take: (message: FromThread) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = startThread(task, { heapMegabytes });
    let taking = Promise.resolve();
    let ended = false;
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      void thread.terminate();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    // Counts the thread's own time: it stands still while the asker takes rows.
    let spent = 0;
    let since = performance.now();
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      since = performance.now();
      timer = setTimeout(() => {
        fail(sheetFault(sheetFaults.tooSlow, { seconds: Math.round(millis / 1_000) }));
      }, millis - spent);
    };
    const takeOne = async (message: FromThread): Promise<void> => {
      if (message.fault) {
        const { code, ...options } = message.fault;
        throw fault(code, options);
      }
      clearTimeout(timer);
      spent += performance.now() - since;
      await take(message);
      wait();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      if (message.rows) thread.postMessage('taken');
    };
    wait();
    thread.on('message', (message: FromThread) => {
      // Known when it is said: the thread may end while what it said before is still being taken.
      ended ||= message.done === true || message.file !== undefined;
      taking = taking.then(() => takeOne(message));
      taking.catch(fail);
    });
    thread.on('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? sheetFault(sheetFaults.tooHeavy) : error);
    });
    thread.on('exit', () => {
      if (!ended) taking = taking.then(() => Promise.reject(new Error('the thread broke off')));
      taking.finally(() => clearTimeout(timer)).then(resolve, fail);
    });
  });
}
