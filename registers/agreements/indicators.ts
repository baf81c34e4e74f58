import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

const owner = { zh: '市科学技术局', en: 'Science and technology bureau' };
const folder = 'registers/agreements';
const party = (role: string) => ({
  column: `with_${role}`,
  name: partyNames[role] ?? { zh: role, en: role },
  words: { folder, path: 'whether' },
});
const partyNames: Readonly<Record<string, { zh: string; en: string }>> = {
  school: { zh: '有高校参与', en: 'With a school' },
  institute: { zh: '有科研院所参与', en: 'With an institute' },
  enterprise: { zh: '有企业参与', en: 'With an enterprise' },
};

/** Agreements signed, one row each, by the day of signature. */
const signed: IndicatorDeclaration = {
  id: 'agreements.signed',
  name: { zh: '签订合作协议', en: 'Agreements signed' },
  says: {
    zh: '已签署的合作协议，按签署日期计；续签另列，登记有误而撤回的不计。',
    en: 'Cooperation agreements signed, by the day of signature; renewals apart, records made in error not counted.',
  },
  unit: 'item',
  status: 'actual',
  span: 'year',
  owner,
  rows: (when) => sql`
    select a.id, a.signed_on as happened_on, a.county, a.cluster, null::bigint as amount_fen,
      null::uuid as person_id, a.level, a.number as reference,
      extract(year from a.signed_on)::int::text as year,
      case when a.renews is null then 'new' else 'renewal' end as kind,
      case when 'school' = any(p.roles) then 'yes' else 'no' end as with_school,
      case when 'institute' = any(p.roles) then 'yes' else 'no' end as with_institute,
      case when 'enterprise' = any(p.roles) then 'yes' else 'no' end as with_enterprise
    from ${asOf('agreement', when)} as a
    join lateral (
      select array_agg(role) as roles from ${asOf('agreement_party', when)} as q
      where q.agreement_id = a.id) as p on true
    where a.signed_on <= ${when.validOn} and a.state <> 'withdrawn'`,
  value: 'count',
  dimensions: [
    {
      column: 'kind',
      name: { zh: '新签或续签', en: 'New or renewal' },
      words: { folder, path: 'signature' },
    },
    { column: 'level', name: { zh: '协议层级', en: 'Level' }, words: { folder, path: 'level' } },
    { column: 'year', name: { zh: '签署年度', en: 'Year signed' } },
    party('school'),
    party('institute'),
    party('enterprise'),
  ],
  // No person stands behind an agreement: every reader opens its rows.
  personsSeenBy: [],
  rowPath: '/desk/agreements/:id',
};

/** Organisations that are party to an agreement in force, one row an organisation and role. */
const partners: IndicatorDeclaration = {
  id: 'agreements.partners',
  name: { zh: '合作单位', en: 'Partners in cooperation' },
  says: {
    zh: '当日有生效合作协议的单位；同一单位有多份协议的只计一次。',
    en: 'Organisations with an agreement in force on the day; one with several is counted once.',
  },
  unit: 'item',
  status: 'actual',
  span: 'stock',
  owner,
  rows: (when) => sql`
    select distinct on (p.organisation_id, p.role) p.id, a.id as record_id, a.term_from as happened_on, a.county, a.cluster,
      null::bigint as amount_fen, null::uuid as person_id, p.role,
      case when p.role in ('school', 'institute') then 'academic' else p.role end as side,
      exists (select 1 from ${asOf('agreement_party', when)} as e
        where e.agreement_id = a.id and e.role = 'enterprise')::text as with_enterprise
    from ${asOf('agreement', when)} as a
    join ${asOf('agreement_party', when)} as p on p.agreement_id = a.id
    where a.signed_on is not null and a.state <> 'withdrawn' and a.term_from <= ${when.validOn}
      and least(a.term_until, coalesce(a.ended_on, a.term_until)) > ${when.validOn}
    order by p.organisation_id, p.role, a.term_from, a.id`,
  value: 'count',
  dimensions: [
    {
      column: 'role',
      name: { zh: '单位类别', en: 'Kind of party' },
      words: { folder, path: 'role' },
    },
    {
      column: 'side',
      name: { zh: '所属一方（院校、企业、政府）', en: 'Side' },
      words: { folder, path: 'side' },
    },
    { ...party('enterprise'), words: { folder, path: 'truth' } },
  ],
  personsSeenBy: [],
  rowPath: '/desk/agreements/:id',
};

export const indicators: readonly IndicatorDeclaration[] = [signed, partners];
