import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** One file of a case. */
export interface Evidence {
  readonly id: string;
  readonly applicationId: string;
  readonly code: string;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly uploadedAt: Date;
}

const columns = sql`e.id, e.application_id as "applicationId", e.code, e.file_id as "fileId", f.name,
  f.media_type as "mediaType", f.bytes, e.uploaded_at as "uploadedAt"`;

export function listEvidenceRows(turn: Turn, applicationId: string): Promise<Evidence[]> {
  return turn.rows<Evidence>(sql`
    select ${columns} from evidence e join file f on f.city = e.city and f.id = e.file_id
    where e.city = ${turn.city} and e.application_id = ${applicationId} and e.removed_at is null
    order by e.code, e.id`);
}

export function findEvidence(
  turn: Turn,
  applicationId: string,
  id: string,
): Promise<Evidence | undefined> {
  return turn.row<Evidence>(sql`
    select ${columns} from evidence e join file f on f.city = e.city and f.id = e.file_id
    where e.city = ${turn.city} and e.id = ${id} and e.application_id = ${applicationId}
      and e.removed_at is null`);
}

export async function saveEvidence(
  turn: Turn,
  row: { id: string; applicationId: string; code: string; fileId: string; personId: string },
): Promise<void> {
  await turn.run(sql`
    insert into evidence (city, id, application_id, code, file_id, uploaded_by_person_id, uploaded_at)
    values (${turn.city}, ${row.id}, ${row.applicationId}, ${row.code}, ${row.fileId},
            ${row.personId}, ${turn.now})`);
}

export async function removeEvidenceRow(turn: Turn, id: string): Promise<void> {
  await turn.run(sql`
    update evidence set removed_at = ${turn.now}
    where city = ${turn.city} and id = ${id} and removed_at is null`);
}
