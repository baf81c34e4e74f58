import { importJobs } from '@yanzhen/procedures/imports/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { enterpriseKind } from './imports/enterprise-kind.ts';
import { indicators } from './indicators.ts';
import { personRecords } from './person-records.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** The listing plan: enterprises, advisers, coaching, stages. */
export const listing: Feature = {
  id: 'listing',
  folder: 'mechanisms/listing',
  routes,
  indicators,
  queues,
  personRecords,
  jobs: importJobs(enterpriseKind),
  roles: [
    { id: 'listing-officer', name: { zh: '上市培育专员', en: 'Listing officer' } },
    { id: 'listing-adviser', name: { zh: '上市辅导人员', en: 'Listing adviser' } },
  ],
  retention: [
    {
      table: 'listing_adviser',
      keep: {
        zh: '随企业辅导记录保存；结束满十年后抹去身份信息。',
        en: 'With the records of the enterprise; who it was is erased ten years after it ended.',
      },
    },
  ],
};
