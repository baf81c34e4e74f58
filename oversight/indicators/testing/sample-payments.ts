import { sql } from 'kysely';
import { asOf } from '@yanzhen/server/history/history.ts';
import type { Feature, IndicatorDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { TestCity } from '@yanzhen/server/testing/test-city.ts';

/** Rows as payments declare them, on a table of the tests' own. */
const samplePaid: IndicatorDeclaration = {
  id: 'sample.paid',
  name: { zh: '已到账', en: 'Paid' },
  says: { zh: '已到账的款项', en: 'Money that arrived' },
  unit: 'yuan',
  status: 'actual',
  span: 'cumulative',
  owner: { zh: '测试科', en: 'Test office' },
  value: 'sum',
  rows: (at) => sql`
    select id, valid_from as happened_on, county, cluster, amount_fen, person_id, benefit_id, education
    from ${asOf('sample_payment', at)} p`,
  dimensions: [
    { column: 'benefit_id', name: { zh: '待遇', en: 'Benefit' } },
    { column: 'education', name: { zh: '学历', en: 'Education' } },
  ],
  personsSeenBy: ['county-officer', 'auditor'],
  rowPath: '/desk/payments/:id',
};

export const samplePayments: Feature = {
  id: 'sample-payments',
  folder: 'oversight/indicators/testing',
  indicators: [samplePaid],
};

export interface SamplePayment {
  readonly personId: string;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly county?: string | null;
  readonly cluster?: string | null;
  readonly education?: string | null;
  readonly benefit?: string;
}

/** Records a payment at the city's present moment; its id. */
export async function pay(city: TestCity, payment: SamplePayment): Promise<string> {
  return city.turn(async (turn) => {
    const id = turn.newId();
    const { county = null, cluster = null, education = null } = payment;
    await turn.run(sql`
      insert into sample_payment (city, id, person_id, benefit_id, county, cluster, education,
                                  amount_fen, valid_from, recorded_from)
      values (${turn.city}, ${id}, ${payment.personId}, ${payment.benefit ?? 'home-purchase'},
              ${county}, ${cluster}, ${education}, ${payment.amountFen}, ${payment.paidOn}, ${turn.now})`);
    return id;
  });
}

/** The indicators of a city pack that the tests apply. */
export const sampleFiles = [
  {
    file: 'indicators/home-purchase-paid-persons.yaml',
    text: `
id: home-purchase-paid-persons
of: sample.paid
value: persons
where: { benefit: home-purchase }
name: { zh: 购房补助已到账人数, en: Persons paid the home purchase subsidy }
says: { zh: 补助款已到账的自然人数，同一人只计一次, en: 'Natural persons paid, each counted once' }
unit: person
status: actual
span: cumulative
owner: { zh: 测试科, en: Test office }
`,
  },
  {
    file: 'indicators/home-purchase-paid-yuan.yaml',
    text: `
id: home-purchase-paid-yuan
of: sample.paid
value: sum
where: { benefit: home-purchase }
name: { zh: 购房补助已到账金额, en: Home purchase subsidies paid }
says: { zh: 已到账的补助金额合计, en: Sum of the subsidies that arrived }
unit: yuan
status: actual
span: cumulative
owner: { zh: 测试科, en: Test office }
`,
  },
];
