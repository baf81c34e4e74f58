import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

const folder = 'mechanisms/listing';

/** Enterprises of the plan, one row each. */
const enterprises: IndicatorDeclaration = {
  id: 'listing.enterprises',
  name: { zh: '上市培育企业', en: 'Enterprises of the listing plan' },
  says: {
    zh: '当日在库的上市培育企业，退出和登记有误的不计；有辅导记录的为已辅导。',
    en: 'Enterprises in the plan on the day, those that left or were enrolled in error not counted; with a coaching record they are coached.',
  },
  unit: 'item',
  status: 'actual',
  span: 'stock',
  owner: { zh: '市金融工作局', en: 'Finance work bureau' },
  rows: (when) => sql`
    select e.id, e.enrolled_on as happened_on, e.county, e.cluster, null::bigint as amount_fen,
      null::uuid as person_id, e.stage, e.board,
      case when e.coached_on <= ${when.validOn} then 'yes' else 'no' end as coached
    from ${asOf('listing_enterprise', when)} as e where e.state = 'active'`,
  value: 'count',
  dimensions: [
    { column: 'stage', name: { zh: '阶段', en: 'Stage' }, words: { folder, path: 'stage' } },
    { column: 'board', name: { zh: '板块', en: 'Board' }, words: { folder, path: 'board' } },
    {
      column: 'coached',
      name: { zh: '已辅导', en: 'Coached' },
      words: { folder, path: 'whether' },
    },
  ],
  personsSeenBy: [],
  rowPath: '/desk/listing/:id',
};

export const indicators: readonly IndicatorDeclaration[] = [enterprises];
