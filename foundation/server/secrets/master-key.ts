import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The master key: `YANZHEN_KEY` (64 hexadecimal digits) where it is set, else a file made once in the
 * data folder, readable by its owner only. Losing it means losing every sealed number: back it up apart
 * from the database.
 *
 * @throws Error when `YANZHEN_KEY` is not 64 hexadecimal digits.
 */
export function masterKey(folder: string, fromEnvironment: string | undefined): Buffer {
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    if (!/^[0-9a-f]{64}$/i.test(fromEnvironment)) {
      throw new Error('YANZHEN_KEY must be 64 hexadecimal digits (32 bytes).');
    }
    return Buffer.from(fromEnvironment, 'hex');
  }
  const file = join(folder, 'keys', 'master-v1');
  if (!existsSync(file)) {
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    try {
      // A link fails when another process was first: its key is the one to use.
      linkSync(fresh, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      unlinkSync(fresh);
    }
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
