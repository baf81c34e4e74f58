import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** Money that arrived, one row a payment; the city pack names the figures that are made of it. */
export const paidIndicator: IndicatorDeclaration = {
  id: 'payments.paid',
  name: { zh: '已到账资金', en: 'Money paid' },
  says: {
    zh: '银行回执确认到账的补助资金，按到账日期计；退回的不计。',
    en: 'Subsidies that the bank confirmed as arrived, by the day of arrival; what came back is not counted.',
  },
  unit: 'yuan',
  status: 'actual',
  span: 'cumulative',
  owner: { zh: '市财政局', en: 'Finance bureau' },
  rows: (when) => sql`
    select id, valid_from as happened_on, county, cluster, amount_fen, person_id,
           benefit_id as benefit, education, reference
    from ${asOf('payment', when)} as paid`,
  value: 'sum',
  dimensions: [
    { column: 'benefit', name: { zh: '政策事项', en: 'Benefit' } },
    { column: 'education', name: { zh: '学历', en: 'Education' } },
  ],
  personsSeenBy: [
    'county-officer',
    'city-checker',
    'approver',
    'publicity-officer',
    'finance-preparer',
    'finance-signer',
    'finance-releaser',
    'auditor',
  ],
};
