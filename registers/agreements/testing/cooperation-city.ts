import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { organisations } from '../../organisations/feature.ts';
import { saveOrganisation, type Organisation } from '../../organisations/offers.ts';
import { policies } from '../../policies/feature.ts';
import { agreements } from '../feature.ts';
import type { AgreementDetail } from '../contract.ts';

const name = { zh: '测试市', en: 'Test City' };
const pack = {
  areaCode: '510500',
  name,
  counties: [
    { code: '510502', name: { zh: '江阳区', en: 'Jiangyang' } },
    { code: '510521', name: { zh: '泸县', en: 'Luxian' } },
  ],
  clusters: [{ id: 'equipment', name: { zh: '装备制造', en: 'Equipment' }, assumed: true }],
  offices: [{ id: 'one', name, county: null, duties: ['leader'], assumed: true }],
  budgetLines: [],
  letterhead: { organ: name, signature: name, prefix: '测', assumed: true },
};

/** A city with a bureau, a university of elsewhere, an institute, two firms, and two science officers. */
export interface CooperationCity {
  readonly city: TestCity;
  readonly officer: TestPerson;
  readonly second: TestPerson;
  readonly leader: TestPerson;
  readonly bureau: Organisation;
  readonly university: Organisation;
  readonly institute: Organisation;
  readonly firm: Organisation;
  readonly otherFirm: Organisation;
  /** Body of an agreement of bureau and university that is signed already. */
  agreement(over?: object): object;
  /** Records one; its view. */
  signed(over?: object): Promise<AgreementDetail>;
}

let serial = 0;

export async function openCooperationCity(
  further: readonly Feature[] = [],
  now = new Date('2024-06-18T02:00:00Z'),
): Promise<CooperationCity> {
  const city = await openTestCity([organisations, policies, agreements, ...further], { pack, now });
  const entry = (seed: number, says: string, kind: Organisation['kind'], county: string | null) =>
    city.turn((turn) =>
      saveOrganisation(turn, {
        name: says,
        creditCode: syntheticCreditCode(seed),
        county,
        cluster: null,
        kind,
      }),
    );
  const bureau = await entry(9001, '测试市科学技术局', 'agency', '510502');
  const university = await entry(9002, '西川大学（演示）', 'institution', null);
  const institute = await entry(9003, '数字经济研究院（演示）', 'institution', '510502');
  const firm = await entry(9004, '沱江智造（演示）', 'enterprise', '510502');
  const otherFirm = await entry(9005, '雁江新材（演示）', 'enterprise', '510521');
  const officer = await city.person({ name: '科甲', roles: ['science-officer'] });
  const second = await city.person({ name: '科乙', roles: ['science-officer'] });
  const leader = await city.person({ name: '领导', roles: ['leader'] });
  const agreement = (over: object = {}) => ({
    title: '市校战略合作协议',
    level: 'strategic',
    scopes: ['research', 'training'],
    county: null,
    cluster: null,
    termFrom: '2023-08-18',
    termTo: '2024-08-17',
    reviewMonths: 6,
    liaison: '市科技局合作科',
    deliverables: '共建研究院，联合攻关，人才培养',
    moneyFen: 500_000_000,
    parties: [
      { organisationId: bureau.id, role: 'government' },
      { organisationId: university.id, role: 'school' },
    ],
    signed: { on: '2023-08-10', number: `市校协〔2023〕${String((serial += 1))}号` },
    ...over,
  });
  return {
    city,
    officer,
    second,
    leader,
    bureau,
    university,
    institute,
    firm,
    otherFirm,
    agreement,
    signed: async (over) => {
      const reply = await officer.call('POST', '/agreements', agreement(over));
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      return reply.body;
    },
  };
}
