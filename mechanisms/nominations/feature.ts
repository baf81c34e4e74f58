import { importJobs } from '@yanzhen/procedures/imports/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { nomineeKind } from './imports/nominee-kind.ts';
import { indicators } from './indicators.ts';
import { personRecords } from './person-records.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Recommendations upward, oriented training and postings: quotas, nominees, results, service. */
export const nominations: Feature = {
  id: 'nominations',
  folder: 'mechanisms/nominations',
  routes,
  indicators,
  queues,
  personRecords,
  jobs: importJobs(nomineeKind),
  roles: [{ id: 'nomination-officer', name: { zh: '推荐申报专员', en: 'Nomination officer' } }],
  retention: [
    {
      table: 'nomination',
      keep: {
        zh: '随批次保存；服务期满或未入选满十年后抹去身份信息。',
        en: 'With the round; who it was is erased ten years after the service or the refusal.',
      },
    },
  ],
};
