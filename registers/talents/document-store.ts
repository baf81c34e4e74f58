import { sql } from 'kysely';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { DocumentKind } from './contract-documents.ts';

export interface DocumentRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly sealed: Buffer;
  readonly saidAt: Date;
}

/** Papers of a person, of all records, oldest first. */
export function listDocuments(turn: Turn, personId: string): Promise<DocumentRow[]> {
  return turn.rows<DocumentRow>(sql`
    select id, kind, document_sealed as sealed, said_at as "saidAt" from person_document
    where city = ${turn.city} and person_id = any(${recordsOf(turn, personId)}) order by id limit 100`);
}

/** Keeps a paper. @returns false when the person has it already. */
export async function saveDocument(
  turn: Turn,
  row: DocumentRow & {
    personId: string;
    numberIndex: Buffer;
    asIdentity: boolean;
    nameBirthdayMark: Buffer | null;
    saidBy: string;
  },
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into person_document (city, id, person_id, kind, document_sealed, number_index, as_identity,
      name_birthday_mark, said_by_person, said_at)
    values (${turn.city}, ${row.id}, ${row.personId}, ${row.kind}, ${row.sealed}, ${row.numberIndex},
      ${row.asIdentity}, ${row.nameBirthdayMark}, ${row.saidBy}, ${row.saidAt})
    on conflict (city, person_id, number_index) do nothing`);
  return kept === 1;
}
