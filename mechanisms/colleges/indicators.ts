import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

const owner = { zh: '市教育和体育局', en: 'Education and sports bureau' };
const folder = 'mechanisms/colleges';
const kind = {
  column: 'kind',
  name: { zh: '升格类型', en: 'Kind of upgrade' },
  words: { folder, path: 'kind' },
};
const criterion = {
  column: 'criterion',
  name: { zh: '指标', en: 'Criterion' },
  words: { folder, path: 'criterion' },
};
const year = { column: 'year', name: { zh: '年度', en: 'Year' } };
const rowPath = '/desk/colleges/:id';

/** Targets that are whole numbers, one row a criterion; the amount is the target. */
const targets: IndicatorDeclaration = {
  id: 'colleges.targets',
  name: { zh: '升本指标目标值', en: 'Targets of the upgrade' },
  says: {
    zh: '本市升本指标的目标值（如每名教师对应的学生数）。是目标，不是实际数；按指标和类型筛选后使用。',
    en: 'What colleges are measured by, e.g. students per teacher. A goal, not a count; used for one criterion and kind.',
  },
  unit: 'item',
  status: 'planned',
  span: 'stock',
  owner,
  rows: (when) => sql`
    select c.id, c.valid_from as happened_on, null::text as county, null::text as cluster,
      c.target::bigint as amount_fen, null::uuid as person_id, c.kind, c.key as criterion, c.bound
    from ${asOf('college_criterion', when)} as c where c.target = trunc(c.target)`,
  value: 'sum',
  dimensions: [kind, criterion],
  personsSeenBy: [],
};

/** Plans in force, one row each: the rule that the appropriation never falls holds where there is one. */
const rule: IndicatorDeclaration = {
  id: 'colleges.appropriation-rule',
  name: {
    zh: '生均拨款只增不减（执行中的方案）',
    en: 'Appropriation never falls (plans in force)',
  },
  says: {
    zh: '当日执行中的生均拨款方案：逐年不低于上年，三至五年内达到全省平均水平。有执行中的方案即为规则已执行。',
    en: 'Plans in force on the day: no year below the one before, and the provincial average reached in three to five years.',
  },
  unit: 'item',
  status: 'planned',
  span: 'stock',
  owner,
  rows: (when) => sql`
    select u.id, p.approved_on as happened_on, u.county, u.cluster, p.reach_fen as amount_fen,
      null::uuid as person_id, u.kind, p.reach_year::text as reach_year,
      (p.reach_year - p.base_year)::text as years
    from ${asOf('college_plan', when)} as p
    join ${asOf('college_upgrade', when)} as u on u.id = p.upgrade_id and u.state <> 'stopped'
    where p.state in ('in-force', 'replaced')`,
  value: 'count',
  dimensions: [
    kind,
    { column: 'reach_year', name: { zh: '达到平均水平的年度', en: 'Year of the average' } },
    { column: 'years', name: { zh: '用时（年）', en: 'Years to it' } },
  ],
  personsSeenBy: [],
  rowPath,
};

/** Colleges on their way, one row each. */
const upgrades: IndicatorDeclaration = {
  id: 'colleges.upgrades',
  name: { zh: '升格本科院校', en: 'Colleges on their way' },
  says: {
    zh: '当日列入升格本科计划的院校，中止的不计。',
    en: 'Colleges listed on the day, those stopped not counted.',
  },
  unit: 'item',
  status: 'actual',
  span: 'stock',
  owner,
  rows: (when) => sql`
    select u.id, u.valid_from as happened_on, u.county, u.cluster, null::bigint as amount_fen,
      null::uuid as person_id, u.kind, u.state, u.target_year::text as year
    from ${asOf('college_upgrade', when)} as u where u.state <> 'stopped'`,
  value: 'count',
  dimensions: [
    kind,
    { column: 'state', name: { zh: '进展', en: 'State' }, words: { folder, path: 'state' } },
    year,
  ],
  personsSeenBy: [],
  rowPath,
};

export const indicators: readonly IndicatorDeclaration[] = [targets, rule, upgrades];
