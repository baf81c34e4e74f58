import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listBenefits } from '@yanzhen/registers/policies/offers.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { PersonRecordDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { RecordLine } from './contract.ts';
import { allOf, declaredRecords } from './declared.ts';

/** Lines of one group; what is beyond is looked up in the lists of the features. */
const linesMost = 500;

interface SumRow {
  readonly personId: string;
  readonly source: string;
  readonly kind: string | null;
  readonly step: string | null;
  readonly year: number;
  readonly count: number;
  readonly amountFen: number | null;
  readonly rows: readonly { id: string; reference: string | null }[];
}

/** What records have, by sort, kind, standing and year, as every feature declares it; newest year first. */
export async function recordLines(
  turn: Turn,
  personIds: readonly string[],
): Promise<readonly RecordLine[]> {
  const sums = await listSums(turn, personIds);
  const names = await namesOf(turn, sums);
  const lines = new Map<string, { line: Omit<RecordLine, 'sums'>; sums: RecordLine['sums'] }>();
  for (const sum of sums) {
    const key = `${sum.source}/${sum.kind}/${sum.step}`;
    const declared = declaredRecords().find(({ id }) => id === sum.source);
    if (!declared) continue;
    const entry = lines.get(key) ?? { line: headOf(declared, sum, names), sums: [] };
    entry.sums.push({
      personId: sum.personId,
      year: sum.year,
      count: sum.count,
      amountFen: sum.amountFen,
      rows: sum.rows.flatMap(({ id, reference }) =>
        reference ? [{ reference, path: declared.rowPath?.replace(':id', id) ?? null }] : [],
      ),
    });
    lines.set(key, entry);
  }
  return [...lines.values()].map(({ line, sums: own }) => ({ ...line, sums: own }));
}

async function listSums(turn: Turn, personIds: readonly string[]): Promise<SumRow[]> {
  if (declaredRecords().length === 0) return [];
  const parts = declaredRecords().map(
    ({ id, rows }, at) => sql`
      select ${at}::int as place, ${id}::text as source, r.person_id, r.id, r.reference, r.kind, r.step,
        r.happened_on, r.amount_fen
      from (${rows(turn.city)}) r where r.person_id = any(${[...personIds]}::uuid[])`,
  );
  return turn.rows<SumRow>(sql`
    select person_id as "personId", source, kind, step, extract(year from happened_on)::int as year,
      count(*)::int as count, sum(amount_fen)::bigint as "amountFen",
      to_jsonb((array_agg(jsonb_build_object('id', id, 'reference', reference) order by id))[1:3]) as rows
    from (${allOf(parts)}) every
    group by place, source, kind, step, person_id, year
    order by place, kind nulls last, step, year desc, person_id limit ${linesMost}`);
}

/** Names of the benefits that records are of. */
async function namesOf(
  turn: Turn,
  sums: readonly SumRow[],
): Promise<ReadonlyMap<string, Localized>> {
  if (!sums.some(({ kind }) => kind !== null)) return new Map();
  const published = await listBenefits(turn);
  return new Map(published.map(({ benefit }) => [benefit.id, benefit.name]));
}

function headOf(
  { name, kindNames, stepNames }: PersonRecordDeclaration,
  { kind, step }: SumRow,
  names: ReadonlyMap<string, Localized>,
): Omit<RecordLine, 'sums'> {
  const plain = (id: string): Localized => ({ zh: id, en: id });
  return {
    what: name,
    kind: kind === null ? null : (kindNames?.[kind] ?? names.get(kind) ?? plain(kind)),
    step: step === null ? null : (stepNames?.[step] ?? plain(step)),
  };
}

/** Whether anything of a person was written after a moment, as every feature declares it. */
export async function isUsedSince(
  turn: Turn,
  personIds: readonly string[],
  moment: Date,
): Promise<boolean> {
  const parts = declaredRecords().map(
    ({ rows }) => sql`(
      select 1 from (${rows(turn.city)}) r
      where r.person_id = any(${[...personIds]}::uuid[]) and r.recorded_at > ${moment} limit 1)`,
  );
  if (parts.length === 0) return false;
  return (await turn.row(sql`select 1 from (${allOf(parts)}) used limit 1`)) !== undefined;
}
