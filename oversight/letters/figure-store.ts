import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { IndicatorDefinition } from '../indicators/offers.ts';
import type { Slot } from './contract.ts';

/** A figure as it was taken. */
export interface FigureRecord {
  readonly id: string;
  readonly slot: string;
  readonly definition: IndicatorDefinition;
  readonly filter: Readonly<Record<string, string>>;
  readonly validOn: string;
  readonly knownAt: Date;
  /** Whole fen for yuan. */
  readonly measure: number;
  readonly phrasing: Slot['phrasing'];
  readonly scale: Slot['scale'];
  readonly step: number | null;
  readonly stated: number | null;
  readonly shown: string;
  readonly rowsDigest: string;
  readonly rowIds: readonly string[];
  readonly rowAdds: readonly number[];
}

export async function appendFigure(
  turn: Turn,
  letterId: string,
  figure: FigureRecord,
): Promise<void> {
  await turn.run(sql`
    insert into letter_figure (city, id, letter_id, slot, definition, filter, valid_on, known_at, measure,
                               phrasing, scale, step, stated, shown, rows_digest, row_ids, row_adds)
    values (${turn.city}, ${figure.id}, ${letterId}, ${figure.slot}, ${JSON.stringify(figure.definition)},
            ${JSON.stringify(figure.filter)}, ${figure.validOn}, ${figure.knownAt}, ${figure.measure},
            ${figure.phrasing}, ${figure.scale}, ${figure.step}, ${figure.stated}, ${figure.shown}, ${figure.rowsDigest},
            ${[...figure.rowIds]}::text[], ${[...figure.rowAdds]}::bigint[])`);
}

export async function listFigures(turn: Turn, ids: readonly string[]): Promise<FigureRecord[]> {
  const rows = await turn.rows<FigureRecord>(sql`
    select id, slot, definition, filter, valid_on as "validOn", known_at as "knownAt", measure, phrasing,
      scale, step, stated, shown, rows_digest as "rowsDigest", row_ids as "rowIds", row_adds::text[] as "rowAdds"
    from letter_figure where city = ${turn.city} and id = any(${[...ids]}::uuid[]) order by slot`);
  // An array of bigint comes as texts.
  return rows.map((row) => ({ ...row, rowAdds: row.rowAdds.map(Number) }));
}
