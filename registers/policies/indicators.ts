import { sql, type RawBuilder } from 'kysely';
import type { AsOf } from '@yanzhen/server/history/history.ts';
import type { IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';

const names = (column: 'document_id' | 'parameter', says: 'title' | 'label') => (values: readonly string[]) =>
  sql`select distinct on (${sql.ref(column)}) ${sql.ref(column)} as value, ${sql.ref(says)} as name
    from policy_parameter where city = yanzhen_city() and ${sql.ref(column)} = any(${[...values]}::text[])
    order by ${sql.ref(column)}, document_version desc`; // prettier-ignore

/** Values in force on a day, as known at a moment: of the newest version that was published by then and decided. */
function inForce({ validOn, knownAt }: AsOf, money: boolean): RawBuilder<unknown> {
  const decides = (row: string) => {
    const of = (column: string) => sql.ref(`${row}.${column}`);
    return sql`${of('city')} = yanzhen_city() and ${of('published_at')} <= ${knownAt}
      and ${of('from_on')} <= ${validOn} and (${of('until_on')} is null or ${of('until_on')} > ${validOn})`;
  };
  return sql`
    select p.id, p.from_on as happened_on, null::text as county, null::text as cluster, p.value as amount_fen,
      null::uuid as person_id, p.document_id as policy, p.parameter
    from policy_parameter p
    where ${decides('p')} and (p.unit = 'yuan') = ${money}
      and p.document_version = (select max(m.document_version) from policy_parameter m
        where ${decides('m')} and m.document_id = p.document_id)`;
}

const shared = {
  status: 'planned',
  span: 'stock',
  value: 'sum',
  owner: { zh: '政策制定部门', en: 'The office that made the policy' },
  dimensions: [
    {
      column: 'policy',
      name: { zh: '政策文件', en: 'Policy' },
      namedBy: names('document_id', 'title'),
    },
    {
      column: 'parameter',
      name: { zh: '政策参数', en: 'Parameter' },
      namedBy: names('parameter', 'label'),
    },
  ],
  personsSeenBy: [],
} as const;

/** What published policies set: sums, and numbers of days, months or years. */
export const indicators: readonly IndicatorDeclaration[] = [
  {
    ...shared,
    id: 'policies.sums',
    name: { zh: '政策规定的金额', en: 'Sums that policies set' },
    says: {
      zh: '当日有效的政策规定的标准、上限和下限，取已发布的最新一版。',
      en: 'Standards and limits that policies in force set on the day, of the newest version published.',
    },
    unit: 'yuan',
    rows: (when) => inForce(when, true),
  },
  {
    ...shared,
    id: 'policies.numbers',
    name: { zh: '政策规定的期限和数量', en: 'Terms and numbers that policies set' },
    says: {
      zh: '当日有效的政策规定的天数、月数、年数和人数，取已发布的最新一版。',
      en: 'Days, months, years and numbers of persons that policies in force set on the day, of the newest version published.',
    },
    unit: 'item',
    rows: (when) => inForce(when, false),
  },
];
