import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** A year's budget, one row a document that gave a line money or took it again. */
export const appropriatedIndicator: IndicatorDeclaration = {
  id: 'payments.appropriated',
  name: { zh: '预算下达', en: 'Appropriations' },
  says: {
    zh: '按文件下达到预算额度的资金，核减为负数；结转、调剂和超预算授权不计。',
    en: 'Money that documents gave to budget lines, cuts as negatives; what was carried over, moved or lent is not counted.',
  },
  unit: 'yuan',
  status: 'planned',
  span: 'year',
  owner: { zh: '市财政局', en: 'Finance bureau' },
  rows: (when) => sql`
    select id, valid_from as happened_on, county, null::text as cluster, amount_fen,
           null::uuid as person_id, year::text as year, name as line, payer, document as reference
    from ${asOf('appropriation', when)} as given`,
  value: 'sum',
  dimensions: [
    { column: 'year', name: { zh: '预算年度', en: 'Budget year' } },
    { column: 'line', name: { zh: '预算额度', en: 'Budget line' } },
    {
      column: 'payer',
      name: { zh: '承担方', en: 'Payer' },
      words: { folder: 'procedures/payments', path: 'payer' },
    },
  ],
  // No person stands behind an appropriation.
  personsSeenBy: [],
};
