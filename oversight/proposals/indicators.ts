import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

const common = {
  unit: 'item',
  status: 'actual',
  span: 'year',
  owner: { zh: '建议提案交办机关', en: 'Office of proposals' },
  value: 'count',
  dimensions: [
    {
      column: 'body',
      name: { zh: '建议或者提案', en: 'Suggestion or proposal' },
      words: { folder: 'oversight/proposals', path: 'body' },
    },
  ],
  personsSeenBy: [],
  rowPath: '/desk/proposals/:id',
} as const;

type Named = Pick<IndicatorDeclaration, 'id' | 'name' | 'says'>;
type Column = 'filed_on' | 'answered_on';

const rowsOf =
  (column: Column, which: string): IndicatorDeclaration['rows'] =>
  (when) => sql`
  select o.id, o.${sql.ref(column)} as happened_on, null::text as county, null::text as cluster,
    null::bigint as amount_fen, null::uuid as person_id, o.body
  from ${asOf('proposal_outcome', when)} as o where ${sql.raw(which)}`;

const declare = (named: Named, column: Column, which: string): IndicatorDeclaration => ({
  ...common,
  ...named,
  rows: rowsOf(column, which),
});

/** Items filed, answered in time, and rated without a dissatisfied word. */
export const indicators: readonly IndicatorDeclaration[] = [
  declare(
    {
      id: 'proposals.filed',
      name: { zh: '建议提案立案件数', en: 'Proposals filed' },
      says: { zh: '按立案日期计，一件分给几个单位分别答复的按份计。', en: 'By the day of filing; an item split among units counts by its parts.' }, // prettier-ignore
    },
    'filed_on',
    'true',
  ),
  declare(
    {
      id: 'proposals.answered-in-time',
      name: { zh: '建议提案按期答复件数', en: 'Proposals answered in time' },
      says: { zh: '第一次答复在规定期限内送达代表、委员的，按送达日期计。', en: 'First answers delivered within their term, by the day of delivery.' }, // prettier-ignore
    },
    'answered_on',
    'o.in_time',
  ),
  declare(
    {
      id: 'proposals.satisfied',
      name: { zh: '建议提案满意和基本满意件数', en: 'Proposals rated satisfied or basically' },
      says: { zh: '最近一次评价中态度和结果都没有不满意的，按第一次答复日期计。', en: 'Without a dissatisfied word in the newest ratings, by the day of the first answer.' }, // prettier-ignore
    },
    'answered_on',
    "o.grade in ('satisfied', 'basically')",
  ),
];
