import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Everything of an issued letter that never changes again. Columns are named one by one and in a fixed form, so that
 * a later column or another setting of the session does not change what was digested.
 */
export async function findSnapshot(turn: Turn, letterId: string): Promise<unknown> {
  const row = await turn.row<{ snapshot: unknown }>(sql`
    select jsonb_build_object(
      'issue', jsonb_build_array(i.letter_id, i.number, i.code, i.year, i.sequence, i.issued_on::text,
        ${moment('i.issued_at')}, i.signer_person_id, i.version, i.letter, i.figures, i.content_digest,
        encode(i.html_sha256, 'hex'), encode(i.docx_sha256, 'hex'), encode(i.pdf_sha256, 'hex'), i.fonts),
      'letter', (select jsonb_build_array(l.template_id, l.suggestion_number, l.deputy_name, l.title, l.version,
          l.number, ${moment('l.created_at')})
        from letter l where l.city = i.city and l.id = i.letter_id),
      'draft', (select jsonb_build_array(d.content, d.figures, d.saved_by_person, ${moment('d.saved_at')})
        from letter_draft d
        where d.city = i.city and d.letter_id = i.letter_id and d.version = i.version),
      'figures', (select jsonb_agg(jsonb_build_array(f.id, f.slot, f.definition, f.filter, f.valid_on::text,
          ${moment('f.known_at')}, f.measure::text, f.phrasing, f.scale, f.step, f.stated, f.shown, f.rows_digest,
          f.row_ids, f.row_adds::text[]) order by f.id)
        from letter_figure f
        where f.city = i.city and f.id in (select value::uuid from jsonb_each_text(i.figures))),
      'correction', (select jsonb_build_array(c.corrects, c.what, c.person_id, ${moment('c.at')})
        from letter_correction c where c.city = i.city and c.letter_id = i.letter_id),
      'countersigns', (select jsonb_agg(jsonb_build_array(s.version, s.office, s.person_id, s.opinion,
          ${moment('s.at')}) order by s.version, s.office)
        from letter_countersign s where s.city = i.city and s.letter_id = i.letter_id),
      'reasons', (select jsonb_agg(jsonb_build_array(p.code, p.excerpt, p.reason, p.person_id, ${moment('p.at')})
          order by p.id)
        from letter_pass p where p.city = i.city and p.letter_id = i.letter_id),
      'acts', (select jsonb_agg(jsonb_build_array(e.number, e.move, e.from_state, e.to_state, e.version, e.duty,
          e.person_id, e.account_id, e.reason, ${moment('e.at')}) order by e.number)
        from letter_event e
        where e.city = i.city and e.letter_id = i.letter_id and e.duty <> 'dispatch')
    ) as snapshot
    from letter_issue i where i.city = ${turn.city} and i.letter_id = ${letterId}`);
  return row?.snapshot;
}
