import { sql } from 'kysely';
import { actorOf, type Turn } from '../turn/turn.ts';
import { checkUpload } from './check-upload.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly uploadedAt: Date;
}

/** Checks and keeps one uploaded file of the actor. @throws Fault as `checkUpload`. */
export function keepUpload(
  turn: Turn,
  upload: { name: string; bytes: Buffer },
): Promise<StoredFile> {
  return keep(turn, upload, actorOf(turn).accountId);
}

/** Checks and keeps one uploaded file without a name, even of somebody who is signed in. */
export function keepNamelessUpload(
  turn: Turn,
  upload: { name: string; bytes: Buffer },
): Promise<StoredFile> {
  return keep(turn, upload, null);
}

/** The content of a stored file; who may see it is the asking feature's to check. */
export async function readStoredFile(
  turn: Turn,
  id: string,
): Promise<{ name: string; mediaType: string; content: Buffer } | undefined> {
  const row = await turn.row<{ name: string; media_type: string; sha256: Buffer }>(
    sql`select name, media_type, sha256 from file where city = ${turn.city} and id = ${id}`,
  );
  if (!row) return undefined;
  return { name: row.name, mediaType: row.media_type, content: await turn.files.read(row.sha256) };
}

async function keep(
  turn: Turn,
  upload: { name: string; bytes: Buffer },
  accountId: string | null,
): Promise<StoredFile> {
  const { mediaType, name } = await checkUpload(upload.name, upload.bytes);
  const { sha256 } = await turn.files.keep(upload.bytes);
  const id = turn.newId();
  await turn.run(sql`
    insert into file (city, id, sha256, name, media_type, bytes, uploaded_by, uploaded_at)
    values (${turn.city}, ${id}, ${sha256}, ${name}, ${mediaType}, ${upload.bytes.length},
            ${accountId}::uuid, ${turn.now})`);
  return { id, name, mediaType, bytes: upload.bytes.length, uploadedAt: turn.now };
}
