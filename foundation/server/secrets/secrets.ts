import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { sealKeyOf, type SealKey } from '../audit/seal-key.ts';

/**
 * Seals identity, phone and account numbers field by field (AES-256-GCM) and finds them by a keyed
 * blind index (HMAC-SHA-256). A sealed value is bound to its city, table, column and row, so that it
 * cannot be moved to another; equality of two indexes is the only thing a dump reveals.
 */
export interface Secrets {
  /** Seals a text for one field of one row. */
  seal(table: string, column: string, id: string, text: string): Buffer;
  /** Opens what `seal` made. @throws Error when the value was moved, altered or sealed by another key. */
  open(table: string, column: string, id: string, sealed: Buffer): string;
  /** The blind index of a canonical text, per kind (`identity`, `mobile`, `account`). */
  index(kind: string, text: string): Buffer;
  /** Seals the content of a file. */
  sealBytes(label: string, bytes: Buffer): Buffer;
  openBytes(label: string, sealed: Buffer): Buffer;
  /** What anybody needs to verify the seals of the trail. */
  readonly trailKey: Pick<SealKey, 'id' | 'publicKey'>;
}

const keyVersion = 1;

/** Keys of one city, derived from the master key that stays outside the database. */
export function secretsOfCity(masterKey: Buffer, city: string): Secrets {
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, city, `yanzhen/v${keyVersion}/${use}`, 32));
  const sealKey = derive('seal');
  const indexKey = derive('index');
  const sealBytes = (label: string, bytes: Buffer): Buffer => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
    cipher.setAAD(Buffer.from(`${city}/${label}`));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([Buffer.from([keyVersion]), nonce, cipher.getAuthTag(), body]);
  };
  const openBytes = (label: string, sealed: Buffer): Buffer => {
    if (sealed[0] !== keyVersion) throw new Error(`sealed under key version ${sealed[0]}`);
    const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(1, 13));
    decipher.setAAD(Buffer.from(`${city}/${label}`));
    decipher.setAuthTag(sealed.subarray(13, 29));
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
  };
  return {
    get trailKey() {
      const { id, publicKey } = sealKeyOf(masterKey);
      return { id, publicKey };
    },
    sealBytes,
    openBytes,
    seal: (table, column, id, text) => sealBytes(`${table}/${column}/${id}`, Buffer.from(text)),
    open: (table, column, id, sealed) => openBytes(`${table}/${column}/${id}`, sealed).toString(),
    index: (kind, text) => createHmac('sha256', indexKey).update(`${kind}/${text}`).digest(),
  };
}

/** A password for a database role that every server with the same master key can compute. */
export function rolePassword(masterKey: Buffer, role: string): string {
  return createHmac('sha256', masterKey).update(`database-role/${role}`).digest('base64url');
}
