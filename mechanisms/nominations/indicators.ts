import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { personReaders } from './contract.ts';

const folder = 'mechanisms/nominations';
const owner = { zh: '市委组织部', en: 'Organisation department' };
const dimensions = [
  { column: 'kind', name: { zh: '推荐类型', en: 'Kind' }, words: { folder, path: 'kind' } },
  { column: 'round', name: { zh: '批次', en: 'Round' } },
  { column: 'field', name: { zh: '领域', en: 'Field' } },
  { column: 'year', name: { zh: '年度', en: 'Year' } },
];

/** Persons recommended, one row a nomination. */
const nominees: IndicatorDeclaration = {
  id: 'nominations.nominees',
  name: { zh: '推荐申报人选', en: 'Persons recommended' },
  says: {
    zh: '已由本市推荐的自然人，按推荐日期计；只提名未推荐的、退出的不计，同一人只计一次。',
    en: 'Natural persons whom the city recommended, by the day; those only proposed or withdrawn are not counted, each once.',
  },
  unit: 'person',
  status: 'actual',
  span: 'cumulative',
  owner,
  rows: (when) => sql`
    select n.id, n.recommended_on as happened_on, n.county, n.cluster, null::bigint as amount_fen, n.person_id,
      r.kind, r.name as round, r.field, r.year::text as year, n.state
    from ${asOf('nomination', when)} as n
    join ${asOf('nomination_round', when)} as r on r.id = n.round_id
    where n.state not in ('proposed', 'withdrawn') and n.recommended_on <= ${when.validOn}`,
  value: 'persons',
  dimensions: [
    ...dimensions,
    { column: 'state', name: { zh: '进展', en: 'State' }, words: { folder, path: 'state' } },
  ],
  personsSeenBy: personReaders,
  rowPath: '/desk/nominations/:id',
};

/** Places applied for, one row a round; the amount is the places. */
const applied: IndicatorDeclaration = {
  id: 'nominations.places-applied',
  name: { zh: '申报名额', en: 'Places applied for' },
  says: {
    zh: '向上级申报的培养、推荐名额，按批次合计；登记有误而撤回的批次不计。',
    en: 'Places that the city applied for, summed over rounds; rounds that were withdrawn are not counted.',
  },
  unit: 'person',
  status: 'planned',
  span: 'cumulative',
  owner,
  rows: (when) => sql`
    select r.id, r.valid_from as happened_on, r.county, r.cluster, r.applied_places::bigint as amount_fen,
      null::uuid as person_id, r.kind, r.name as round, r.field, r.year::text as year
    from ${asOf('nomination_round', when)} as r where r.state <> 'withdrawn'`,
  value: 'sum',
  dimensions,
  personsSeenBy: [],
  rowPath: '/desk/nomination-rounds/:id',
};

/** Persons in return service on a day, one row a nomination. */
const serving: IndicatorDeclaration = {
  id: 'nominations.serving',
  name: { zh: '服务期内人才', en: 'Persons in return service' },
  says: {
    zh: '入选后正在服务期内的自然人，同一人只计一次。',
    en: 'Natural persons selected who are in their term of service on the day, each counted once.',
  },
  unit: 'person',
  status: 'actual',
  span: 'stock',
  owner,
  rows: (when) => sql`
    select n.id, n.service_from as happened_on, n.county, n.cluster, null::bigint as amount_fen, n.person_id,
      r.kind, r.name as round, r.field, r.year::text as year
    from ${asOf('nomination', when)} as n
    join ${asOf('nomination_round', when)} as r on r.id = n.round_id
    where n.state = 'serving' and n.service_from <= ${when.validOn}`,
  value: 'persons',
  dimensions,
  personsSeenBy: personReaders,
  rowPath: '/desk/nominations/:id',
};

export const indicators: readonly IndicatorDeclaration[] = [nominees, applied, serving];
