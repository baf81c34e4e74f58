import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { fault } from '../routes/fault.ts';

const format = 'yanzhen-backup-1';
const chunkBytes = 2 ** 20;
const tagBytes = 16;
const prefixBytes = 7;
/** 2^17, 8, 1: about 128 MB and half a second for a guess. */
const scryptCost = 17;

interface Header {
  readonly format: string;
  readonly salt: string;
  readonly prefix: string;
  readonly scryptCost: number;
}

/**
 * Encrypts a stream in chunks of a megabyte by AES-256-GCM under a key that scrypt makes of the secret. A
 * chunk's nonce holds its place and whether it is the last (the STREAM construction), and every chunk
 * vouches for the header: none can be altered, left out, put elsewhere or cut off without notice.
 */
export function sealing(secret: Buffer): Transform {
  const header: Header = {
    format,
    salt: randomBytes(32).toString('hex'),
    prefix: randomBytes(prefixBytes).toString('hex'),
    scryptCost,
  };
  const head = Buffer.from(`${JSON.stringify(header)}\n`);
  const key = keyOf(secret, header);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let place = 0;
  const seal = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(header, place, last));
    cipher.setAAD(head);
    const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    place += 1;
    return Buffer.concat([length, body]);
  };
  return new Transform({
    construct(done) {
      this.push(head);
      done();
    },
    transform(bytes: Buffer, _, done) {
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes > chunkBytes) {
        let all = Buffer.concat(waiting);
        // One chunk always stays: which is the last is known at the end.
        for (; all.length > chunkBytes; all = all.subarray(chunkBytes)) {
          this.push(seal(all.subarray(0, chunkBytes), false));
        }
        waiting = [all];
        waitingBytes = all.length;
      }
      done();
    },
    flush(done) {
      this.push(seal(Buffer.concat(waiting), true));
      done();
    },
  });
}

/** Decrypts what `sealing` made. It fails with `backup.unreadable` at the first byte that is not as it was. */
export function unsealing(secret: Buffer): Transform {
  let waiting = Buffer.alloc(0);
  let head: Buffer | undefined;
  let header: Header | undefined;
  let key: Buffer;
  let place = 0;
  const open = (body: Buffer, last: boolean): Buffer => {
    if (!header || !head || body.length < tagBytes) throw unreadable(place);
    const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(header, place, last));
    cipher.setAAD(head);
    cipher.setAuthTag(body.subarray(-tagBytes));
    try {
      const plain = Buffer.concat([cipher.update(body.subarray(0, -tagBytes)), cipher.final()]);
      place += 1;
      return plain;
    } catch {
      throw unreadable(place);
    }
  };
  const readHead = (): void => {
    const end = waiting.indexOf('\n');
    if (end < 0 && waiting.length < 1_000) return;
    head = Buffer.from(waiting.subarray(0, end + 1));
    header = headerOf(head);
    key = keyOf(secret, header);
    waiting = waiting.subarray(end + 1);
  };
  const lengthOf = (): number => {
    const length = waiting.readUInt32BE(0);
    if (length > chunkBytes + tagBytes) throw unreadable(place);
    return length;
  };
  const attempt = (done: TransformCallback, work: () => void): void => {
    try {
      work();
      done();
    } catch (error) {
      done(error as Error);
    }
  };
  return new Transform({
    transform(bytes: Buffer, _, done) {
      attempt(done, () => {
        waiting = Buffer.concat([waiting, bytes]);
        if (!head) readHead();
        // A whole chunk waits for a byte after it: the last one has none.
        while (head && waiting.length > 4 && waiting.length > 4 + lengthOf()) {
          const end = 4 + lengthOf();
          this.push(open(waiting.subarray(4, end), false));
          waiting = waiting.subarray(end);
        }
      });
    },
    flush(done) {
      attempt(done, () => {
        if (!head || waiting.length < 4 || waiting.length !== 4 + lengthOf())
          throw unreadable(place);
        this.push(open(waiting.subarray(4), true));
      });
    },
  });
}

function headerOf(head: Buffer): Header {
  try {
    const header = JSON.parse(head.toString()) as Header;
    // A cost that somebody put in could hold the machine up: only ours is taken.
    if (header.format === format && header.scryptCost === scryptCost) return header;
  } catch {
    // told below
  }
  throw fault('backup.not-a-backup', { status: 422 });
}

/** A file is read twice, and its key costs half a second. */
let lastKey: { readonly secret: Buffer; readonly salt: string; readonly key: Buffer } | undefined;

function keyOf(secret: Buffer, { salt, scryptCost: cost }: Header): Buffer {
  if (lastKey?.salt === salt && lastKey.secret.equals(secret)) return lastKey.key;
  const limits = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** 28 };
  const key = scryptSync(secret, Buffer.from(salt, 'hex'), 32, limits);
  lastKey = { secret: Buffer.from(secret), salt, key };
  return key;
}

function nonceOf(header: Header, place: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.write(header.prefix, 'hex');
  nonce.writeUInt32BE(place, prefixBytes);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function unreadable(place: number): Error {
  return fault('backup.unreadable', { status: 422, values: { megabyte: place + 1 } });
}
