import { randomBytes } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealing, unsealing } from './sealed-stream.ts';

const secret = Buffer.from('a passphrase of some length');
const megabyte = 2 ** 20;

describe('the sealed stream', () => {
  const plain = randomBytes(2.5 * megabyte);
  let sealed: Buffer;
  let head: number;
  beforeAll(async () => {
    sealed = await through(sealing(secret), plain);
    head = sealed.indexOf('\n') + 1;
  });

  it.each([0, 1, megabyte - 1, megabyte, megabyte + 1, 2 * megabyte])(
    'gives back %i bytes',
    async (count) => {
      const bytes = plain.subarray(0, count);
      expect(await through(unsealing(secret), await through(sealing(secret), bytes))).toEqual(
        bytes,
      );
    },
  );

  it('shows nothing of what is in it', () => {
    expect(sealed.includes(plain.subarray(0, 16))).toBe(false);
  });

  it('refuses another secret', async () => {
    await expect(through(unsealing(Buffer.from('another passphrase')), sealed)).rejects.toThrow(
      'backup.unreadable',
    );
  });

  it('refuses a byte that was flipped, wherever it is', async () => {
    const places = [
      ...Array.from({ length: 60 }, (_, i) => Math.floor((i / 60) * sealed.length)),
      ...Array.from({ length: 8 }, (_, i) => head + i),
      sealed.length - 1,
    ];
    for (const place of places) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      await expect(through(unsealing(secret), changed)).rejects.toThrow('backup.');
    }
  });

  it('refuses a file that was cut, also where a chunk ends, or that has more', async () => {
    const chunk = 4 + megabyte + 16;
    for (const length of [
      0,
      10,
      head,
      head + 4,
      head + chunk,
      head + 2 * chunk,
      sealed.length - 1,
    ]) {
      const cut = sealed.subarray(0, length);
      await expect(through(unsealing(secret), cut)).rejects.toThrow('backup.');
    }
    const longer = Buffer.concat([sealed, sealed.subarray(head)]);
    await expect(through(unsealing(secret), longer)).rejects.toThrow('backup.unreadable');
  });

  it('refuses chunks in another order', async () => {
    const chunk = 4 + megabyte + 16;
    const [one, two] = [head, head + chunk].map((at) => sealed.subarray(at, at + chunk));
    const swapped = Buffer.concat([
      sealed.subarray(0, head),
      two ?? Buffer.alloc(0),
      one ?? Buffer.alloc(0),
      sealed.subarray(head + 2 * chunk),
    ]);
    await expect(through(unsealing(secret), swapped)).rejects.toThrow('backup.unreadable');
  });
});

async function through(stream: Transform, bytes: Buffer): Promise<Buffer> {
  const parts: Buffer[] = [];
  // Pieces of odd lengths, as a disk may give them.
  const pieces = Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
    })(),
  );
  for await (const part of pieces.pipe(stream)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
