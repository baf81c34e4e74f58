import type { CooperationCity } from '../../agreements/testing/cooperation-city.ts';

/** A small but real PDF file. */
export const paper = {
  name: '证明.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

let serial = 0;

/** Body of a project of the university and the firm, with a number and name of its own. */
export function projectBody(at: CooperationCity, over: object = {}): Record<string, unknown> {
  serial += 1;
  return {
    number: `校地-2023-${String(serial).padStart(3, '0')}`,
    name: `${['高压液压阀', '竹纤维复合板', '窖池在线监测', '页岩气压裂液', '电子浆料'][serial % 5] ?? ''}攻关${String(serial)}`,
    field: 'equipment',
    agreementId: null,
    partnerId: at.university.id,
    enterpriseId: at.firm.id,
    county: '510502',
    cluster: 'equipment',
    startedOn: '2023-03-01',
    endsOn: '2025-02-28',
    totalFen: 200_000_000,
    specialFundFen: 20_000_000,
    enterpriseFen: 150_000_000,
    provinceFen: 20_000_000,
    otherFen: 10_000_000,
    ...over,
  };
}
