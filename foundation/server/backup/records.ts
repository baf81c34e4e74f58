/** What stands in a backup, in this order; the bytes of tables and files follow their record. */
export type BackupRecord =
  | {
      readonly kind: 'head';
      readonly madeAt: string;
      /** Migration files that had run, so that a restore makes the same tables. */
      readonly migrations: readonly string[];
      readonly cities: readonly string[];
    }
  | { readonly kind: 'key'; readonly masterKey: string }
  | {
      readonly kind: 'table';
      readonly schema: string;
      readonly name: string;
      readonly columns: readonly string[];
    }
  | {
      readonly kind: 'sequence';
      readonly schema: string;
      readonly name: string;
      readonly value: string;
    }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'end'; readonly records: number };

export type Head = Extract<BackupRecord, { kind: 'head' }>;
export type TableRecord = Extract<BackupRecord, { kind: 'table' }>;

const bytesMax = 2 ** 30;

/** A record, or bytes of the record before. */
export type Frame = { readonly record: BackupRecord } | { readonly bytes: Buffer };

export function recordFrame(record: BackupRecord): Buffer {
  return framed('R', Buffer.from(JSON.stringify(record)));
}

export function bytesFrame(bytes: Buffer): Buffer {
  return framed('B', bytes);
}

function framed(kind: 'R' | 'B', body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Reads frames from a stream of bytes, one at a time. */
export async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (count: number): Buffer => {
    const all = Buffer.concat(parts, length);
    parts = [all.subarray(count)];
    length -= count;
    return all.subarray(0, count);
  };
  let head: { kind: string; bytes: number } | undefined;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    for (;;) {
      if (!head) {
        if (length < 5) break;
        const five = take(5);
        head = { kind: five.toString('latin1', 0, 1), bytes: five.readUInt32BE(1) };
        if (head.bytes > bytesMax) throw new RangeError('a frame of a backup is too long');
      }
      if (length < head.bytes) break;
      const body = take(head.bytes);
      const { kind } = head;
      head = undefined;
      yield kind === 'R'
        ? { record: JSON.parse(body.toString()) as BackupRecord }
        : { bytes: Buffer.from(body) };
    }
  }
  if (head || length > 0) throw new RangeError('a backup ends within a frame');
}
