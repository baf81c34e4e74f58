import { sql, type RawBuilder } from 'kysely';
import { asOf, type AsOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { namesByCreditCode } from '../organisations/offers.ts';

const owner = { zh: '市科学技术局', en: 'Science and technology bureau' };
const folder = 'registers/projects';
const field = {
  column: 'field',
  name: { zh: '项目领域', en: 'Field' },
  words: { folder, path: 'field' },
};
const partner = {
  column: 'partner_code',
  name: { zh: '合作院校', en: 'Partner' },
  namedBy: namesByCreditCode,
};
const year = { column: 'year', name: { zh: '年度', en: 'Year' } };
const counted = sql`p.state not in ('withdrawn', 'joined')`;

/** Cooperation projects, one row each, by the day on which they began. */
const projects: IndicatorDeclaration = {
  id: 'projects.projects',
  name: { zh: '合作项目', en: 'Cooperation projects' },
  says: {
    zh: '已开始的合作项目，一个项目只计一次；登记有误而撤回的、并入另一条记录的不计。',
    en: 'Cooperation projects begun, each counted once; records made in error or joined with another are not.',
  },
  unit: 'item',
  status: 'actual',
  span: 'cumulative',
  owner,
  // A credit code never changes, so that it may be read beside the history.
  rows: (when) => sql`
    select p.id, p.started_on as happened_on, p.county, p.cluster, p.total_fen as amount_fen,
      null::uuid as person_id, p.field, p.number as reference, s.credit_code as partner_code,
      extract(year from p.started_on)::int::text as year
    from ${asOf('project', when)} as p
    join organisation s on s.city = p.city and s.id = p.partner_id
    where ${counted} and p.started_on <= ${when.validOn}`,
  value: 'count',
  dimensions: [field, partner, year],
  personsSeenBy: [],
  rowPath: '/desk/projects/:id',
};

/** Outcomes of counted projects and of agreements as a whole; `amount` says which of the two numbers. */
function outcomeRows(when: AsOf, amount: RawBuilder<unknown>, condition: RawBuilder<unknown>) {
  return sql`
    select o.id, o.happened_on, coalesce(p.county, a.county) as county,
      coalesce(p.cluster, a.cluster) as cluster, ${amount} as amount_fen, null::uuid as person_id, o.kind,
      p.field, s.credit_code as partner_code, coalesce(p.number, a.number) as reference, a.number as agreement,
      extract(year from o.happened_on)::int::text as year
    from ${asOf('project_outcome', when)} as o
    left join ${asOf('project', when)} as p on p.id = o.project_id and ${counted}
    left join ${asOf('agreement', when)} as a on a.id = o.agreement_id and a.state <> 'withdrawn'
    left join organisation s on s.city = p.city and s.id = p.partner_id
    where not o.withdrawn and (p.id is not null or a.id is not null) and ${condition}`;
}

const dimensions = [
  {
    column: 'kind',
    name: { zh: '成果类型', en: 'Kind of outcome' },
    words: { folder, path: 'kind' },
  },
  field,
  partner,
  { column: 'agreement', name: { zh: '所属协议编号', en: 'File number of the agreement' } },
  year,
];

/** What was reported, audited or not. */
const reported: IndicatorDeclaration = {
  id: 'projects.outcomes-reported',
  name: { zh: '合作成果（自报）', en: 'Outcomes as reported' },
  says: {
    zh: '合作项目和协议上报的成果，不论是否审核；金额为自报数，不与审核数相加。',
    en: 'Outcomes reported of projects and agreements, audited or not; sums are as reported, never added to audited ones.',
  },
  unit: 'item',
  status: 'actual',
  span: 'cumulative',
  owner,
  rows: (when) => outcomeRows(when, sql`o.quantity`, sql`true`),
  value: 'count',
  dimensions,
  personsSeenBy: [],
  rowPath: '/desk/projects/outcomes/:id',
};

/** What audits found; an outcome that nobody audited, or of which the audit found nothing, is not counted. */
const audited: IndicatorDeclaration = {
  id: 'projects.outcomes-audited',
  name: { zh: '合作成果（经审核）', en: 'Outcomes as audited' },
  says: {
    zh: '凭证据审核认可的成果；金额为审核数，未审核和审核为零的不计。',
    en: 'Outcomes that an audit found by a paper; sums are as audited, and what is not audited or nothing is not counted.',
  },
  unit: 'item',
  status: 'actual',
  span: 'cumulative',
  owner,
  rows: (when) => outcomeRows(when, sql`o.audited_quantity`, sql`o.audited_quantity > 0`),
  value: 'count',
  dimensions,
  personsSeenBy: [],
  rowPath: '/desk/projects/outcomes/:id',
};

export const indicators: readonly IndicatorDeclaration[] = [projects, reported, audited];
