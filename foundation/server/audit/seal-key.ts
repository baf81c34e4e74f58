import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  type KeyObject,
} from 'node:crypto';

/** The key that signs the trail's seals. */
export interface SealKey {
  /** First half of the digest of the public key, 16 hexadecimal digits. */
  readonly id: string;
  /** PEM, for whoever verifies. */
  readonly publicKey: string;
  sign(text: string): Buffer;
}

/** Head of an Ed25519 private key in PKCS #8 (RFC 8410); 32 bytes of seed follow. */
const head = Buffer.from('302e020100300506032b657004220420', 'hex');
const known = new WeakMap<Buffer, SealKey>();

/**
 * The Ed25519 key of an installation, derived from its master key: every server of it signs alike, and a
 * restored one goes on with the same key.
 */
export function sealKeyOf(masterKey: Buffer): SealKey {
  const before = known.get(masterKey);
  if (before) return before;
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'yanzhen/v1/trail', 32));
  const key = createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' });
  const made = sealKey(key);
  known.set(masterKey, made);
  return made;
}

function sealKey(key: KeyObject): SealKey {
  const publicKey = createPublicKey(key);
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return {
    id: createHash('sha256').update(der).digest('hex').slice(0, 16),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (text) => sign(null, Buffer.from(text), key),
  };
}
