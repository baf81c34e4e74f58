import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

const owner = { zh: '市科学技术局', en: 'Science and technology bureau' };
const folder = 'mechanisms/platforms';
const level = {
  column: 'level',
  name: { zh: '级别', en: 'Level' },
  words: { folder, path: 'level' },
};
const type = { column: 'type', name: { zh: '类型', en: 'Type' }, words: { folder, path: 'type' } };
const year = { column: 'year', name: { zh: '年度', en: 'Year' } };
const rowPath = '/desk/platforms/:id';

/** Platforms that a document approved and nobody removed, one row each, as of a day. */
const platforms: IndicatorDeclaration = {
  id: 'platforms.platforms',
  name: { zh: '人才平台载体', en: 'Innovation platforms' },
  says: {
    zh: '当日已获批、未撤销的平台载体，一个平台只计一次；培育和申报中的不计。',
    en: 'Platforms approved and not removed on the day, each counted once; those cultivated or applied for are not.',
  },
  unit: 'item',
  status: 'actual',
  span: 'stock',
  owner,
  rows: (when) => sql`
    select p.id, p.approved_on as happened_on, p.county, p.cluster, null::bigint as amount_fen,
      null::uuid as person_id, p.level, p.type,
      case when p.level in ('national', 'provincial') then 'yes' else 'no' end as provincial_or_above
    from ${asOf('platform', when)} as p
    where p.state not in ('cultivating', 'applied', 'removed', 'withdrawn') and p.approved_on <= ${when.validOn}`,
  value: 'count',
  dimensions: [
    level,
    type,
    {
      column: 'provincial_or_above',
      name: { zh: '省级及以上', en: 'Provincial or above' },
      words: { folder, path: 'whether' },
    },
  ],
  personsSeenBy: [],
  rowPath,
};

/** Goals, one row a year and level; the amount is the target. */
const goals: IndicatorDeclaration = {
  id: 'platforms.goals',
  name: { zh: '平台载体建设目标', en: 'Goals of platforms' },
  says: {
    zh: '本市确定的年度目标：年末本级别及以上平台载体的数量。是目标，不是实际数。',
    en: 'What the city wants by the end of a year: platforms of the level and above. A goal, not a count.',
  },
  unit: 'item',
  status: 'planned',
  span: 'year',
  owner,
  rows: (when) => sql`
    select g.id, g.valid_from as happened_on, null::text as county, null::text as cluster,
      g.target::bigint as amount_fen, null::uuid as person_id, g.level, g.year::text as year, g.document
    from ${asOf('platform_goal', when)} as g`,
  value: 'sum',
  dimensions: [level, year],
  personsSeenBy: [],
};

/** Tasks of the yearly list, one row each. */
const tasks: IndicatorDeclaration = {
  id: 'platforms.tasks',
  name: { zh: '平台载体年度任务', en: 'Yearly tasks of platforms' },
  says: {
    zh: '年度任务清单上的任务，撤下的不计；可按完成情况筛选。',
    en: 'Tasks on the list of the year, those dropped not counted; can be filtered by how they stand.',
  },
  unit: 'item',
  status: 'planned',
  span: 'year',
  owner,
  rows: (when) => sql`
    select t.id, t.valid_from as happened_on, p.county, p.cluster, null::bigint as amount_fen,
      null::uuid as person_id, p.level, p.type, t.year::text as year, t.light
    from ${asOf('platform_task', when)} as t
    join ${asOf('platform', when)} as p on p.id = t.platform_id and p.state <> 'withdrawn'
    where not t.dropped`,
  value: 'count',
  dimensions: [
    year,
    level,
    type,
    { column: 'light', name: { zh: '进度', en: 'Light' }, words: { folder, path: 'light' } },
  ],
  personsSeenBy: [],
};

export const indicators: readonly IndicatorDeclaration[] = [platforms, goals, tasks];
