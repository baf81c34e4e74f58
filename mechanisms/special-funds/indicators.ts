import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import { namesByCreditCode } from '@yanzhen/registers/organisations/offers.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

const owner = { zh: '市科学技术局', en: 'Science and technology bureau' };
const dimensions = [
  { column: 'benefit', name: { zh: '专项资金', en: 'Fund' } },
  {
    column: 'partner_code',
    name: { zh: '合作院校', en: 'Partner' },
    namedBy: namesByCreditCode,
  },
  { column: 'field', name: { zh: '项目领域', en: 'Field' } },
  { column: 'agreement', name: { zh: '所属协议编号', en: 'File number of the agreement' } },
  { column: 'call', name: { zh: '申报通知', en: 'Call' } },
  { column: 'year', name: { zh: '年度', en: 'Year' } },
] as const;

/**
 * Money that arrived of grants to projects, one row a payment. Which case is about which project never changes, so that
 * it may be read beside the history.
 */
const paid: IndicatorDeclaration = {
  id: 'special-funds.paid',
  name: { zh: '专项资金到账', en: 'Special funds paid' },
  says: {
    zh: '银行回执确认到账、用于合作项目的专项资金，按到账日期计；退回的、项目登记有误而撤回的不计。',
    en: 'Grants to cooperation projects that the bank confirmed as arrived, by the day of arrival; what came back, and projects recorded in error, are not counted.',
  },
  unit: 'yuan',
  status: 'actual',
  span: 'cumulative',
  owner,
  rows: (when) => sql`
    select y.id, y.valid_from as happened_on, y.county, y.cluster, y.amount_fen, null::uuid as person_id,
      y.benefit_id as benefit, y.reference, s.credit_code as partner_code, p.field, g.number as agreement,
      c.number as call, extract(year from y.valid_from)::int::text as year
    from ${asOf('payment', when)} as y
    join application a on a.city = y.city and a.id = y.application_id and a.subject_type = 'project'
    join ${asOf('project', when)} as p on p.id = a.subject_id and p.state <> 'withdrawn'
    join organisation s on s.city = p.city and s.id = p.partner_id
    left join agreement g on g.city = p.city and g.id = p.agreement_id
    left join fund_application f on f.city = y.city and f.application_id = y.application_id
    left join fund_call c on c.city = f.city and c.id = f.call_id`,
  value: 'sum',
  dimensions,
  personsSeenBy: [],
};

export const indicators: readonly IndicatorDeclaration[] = [paid];
