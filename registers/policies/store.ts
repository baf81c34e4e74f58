import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';

/** A version without its text, which is read only where it is not compiled yet. */
export interface VersionRow {
  readonly id: string;
  readonly documentId: string;
  readonly version: number;
  readonly digest: string;
  readonly factsVersion: number;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  /** First day on which it decides; null for a version of the city pack, which goes by its own dates. */
  readonly activatesOn: CivilDate | null;
}

export interface VersionText {
  readonly fileName: string;
  readonly content: string;
  readonly facts: string;
  readonly factsDigest: string;
}

const columns = sql`v.id, v.document_id as "documentId", v.version, v.digest,
  v.facts_version as "factsVersion", v.published_at as "publishedAt", p.name as "publishedBy",
  v.activates_on as "activatesOn"`;
const publishers = sql`left join account a on a.city = v.city and a.id = v.published_by
  left join person p on p.city = a.city and p.id = a.person_id`;

/** Every version, newest first. */
export async function listVersions(turn: Turn): Promise<VersionRow[]> {
  return turn.rows<VersionRow>(sql`
    select ${columns} from policy_version v ${publishers}
    where v.city = ${turn.city} order by v.published_at desc, v.document_id, v.version desc`);
}

export async function findVersionById(turn: Turn, id: string): Promise<VersionRow | undefined> {
  return turn.row<VersionRow>(sql`
    select ${columns} from policy_version v ${publishers}
    where v.city = ${turn.city} and v.id = ${id}`);
}

export async function findVersionByDigest(
  turn: Turn,
  digest: string,
): Promise<VersionRow | undefined> {
  return turn.row<VersionRow>(sql`
    select ${columns} from policy_version v ${publishers}
    where v.city = ${turn.city} and v.digest = ${digest} order by v.version desc limit 1`);
}

export async function getVersionText(turn: Turn, id: string): Promise<VersionText> {
  const row = await turn.row<VersionText>(sql`
    select v.file_name as "fileName", v.content, f.content as facts, f.digest as "factsDigest"
    from policy_version v
      join fact_dictionary f on f.city = v.city and f.version = v.facts_version
    where v.city = ${turn.city} and v.id = ${id}`);
  if (!row) throw new Error('a policy version without its text');
  return row;
}

export interface NewVersion {
  readonly documentId: string;
  readonly version: number;
  readonly digest: string;
  readonly fileName: string;
  readonly content: string;
  readonly factsVersion: number;
  /** Null for a version of the city pack. */
  readonly activation: Activation | null;
}

/** From when a version decides, and who proposed it to the person who publishes it. */
export interface Activation {
  readonly activatesOn: CivilDate;
  readonly proposedByPerson: string;
}

export async function appendVersion(turn: Turn, version: NewVersion): Promise<string> {
  const id = turn.newId();
  await turn.run(sql`
    insert into policy_version (city, id, document_id, version, digest, file_name, content,
                                facts_version, published_at, published_by, activates_on,
                                proposed_by_person, published_by_person)
    values (${turn.city}, ${id}, ${version.documentId}, ${version.version}, ${version.digest},
            ${version.fileName}, ${version.content}, ${version.factsVersion}, ${turn.now},
            ${version.activation && actorOf(turn).accountId},
            ${version.activation?.activatesOn ?? null},
            ${version.activation?.proposedByPerson ?? null},
            ${version.activation && actorOf(turn).personId})`);
  return id;
}

export interface DictionaryRow {
  readonly version: number;
  readonly digest: string;
}

/** The newest dictionary. */
export async function findDictionary(turn: Turn): Promise<DictionaryRow | undefined> {
  return turn.row<DictionaryRow>(sql`
    select version, digest from fact_dictionary
    where city = ${turn.city} order by version desc limit 1`);
}

export async function getDictionaryText(turn: Turn, version: number): Promise<string> {
  const row = await turn.row<{ content: string }>(sql`
    select content from fact_dictionary where city = ${turn.city} and version = ${version}`);
  if (!row) throw new Error('a fact dictionary without its text');
  return row.content;
}

export async function appendDictionary(
  turn: Turn,
  dictionary: DictionaryRow & { readonly content: string },
): Promise<void> {
  await turn.run(sql`
    insert into fact_dictionary (city, version, digest, content, published_at, published_by)
    values (${turn.city}, ${dictionary.version}, ${dictionary.digest}, ${dictionary.content},
            ${turn.now}, ${turn.actor?.accountId ?? null})`);
}

/** Two publications of one city queue up here, so that version numbers have no gap and no double. */
export async function holdPublishing(turn: Turn): Promise<void> {
  await turn.run(sql`select 1 from city where city = ${turn.city} for no key update`);
}

export async function getPack(turn: Turn): Promise<unknown> {
  const row = await turn.row<{ pack: unknown }>(sql`
    select pack from city where city = ${turn.city}`);
  return row?.pack ?? {};
}

interface CityRow {
  readonly areaCode: string;
  readonly name: object;
  readonly demonstration: boolean;
  readonly pack: object;
}

export async function saveCity(turn: Turn, city: CityRow): Promise<void> {
  await turn.run(sql`
    insert into city (city, area_code, name, demonstration, pack)
    values (${turn.city}, ${city.areaCode}, ${JSON.stringify(city.name)}, ${city.demonstration},
            ${JSON.stringify(city.pack)})
    on conflict (city) do update set area_code = excluded.area_code, name = excluded.name,
      demonstration = excluded.demonstration, pack = excluded.pack`);
}

/** A whole-number parameter of a version, for a period. */
export interface ParameterRow {
  readonly title: string;
  readonly parameter: string;
  readonly label: string;
  readonly unit: string;
  /** Whole fen of yuan. */
  readonly value: number;
  readonly from: CivilDate;
  /** Exclusive. */
  readonly until: CivilDate | null;
}

/** Versions of which parameters are kept already. */
export async function versionsWithParameters(turn: Turn): Promise<ReadonlySet<string>> {
  const rows = await turn.rows<{ id: string }>(sql`
    select distinct version_id as id from policy_parameter where city = ${turn.city}`);
  return new Set(rows.map(({ id }) => id));
}

export async function appendParameter(
  turn: Turn,
  { id, documentId, version, publishedAt }: VersionRow,
  row: ParameterRow,
): Promise<void> {
  await turn.run(sql`
    insert into policy_parameter (city, id, version_id, document_id, document_version, title, parameter, label,
      unit, value, from_on, until_on, published_at)
    values (${turn.city}, ${turn.newId()}, ${id}, ${documentId}, ${version}, ${row.title}, ${row.parameter},
      ${row.label}, ${row.unit}, ${row.value}, ${row.from}, ${row.until}, ${publishedAt})`);
}
