import { importJobs } from '@yanzhen/procedures/imports/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { queues } from './queues.ts';
import { filingKind } from './filing/filing-kind.ts';
import { findEntitled } from './no-application/find-entitled.ts';
import { lookThrough } from './no-application/look-through.ts';
import { makeOffers } from './no-application/make-offers.ts';
import { offerQueues } from './no-application/queues.ts';
import { tendOffers } from './no-application/tend-offers.ts';
import { routes } from './routes.ts';

/** Every cash benefit that a city pack declares, from the draft to the approved list. */
export const subsidies: Feature = {
  id: 'subsidies',
  folder: 'mechanisms/subsidies',
  routes,
  queues: [...queues, ...offerQueues],
  jobs: {
    ...importJobs(filingKind),
    'subsidies.find-entitled': findEntitled,
    'subsidies.look-through': lookThrough,
    'subsidies.make-offers': makeOffers,
    'subsidies.tend-offers': tendOffers,
  },
  hourly: ['subsidies.find-entitled', 'subsidies.tend-offers'],
  retention: [
    {
      table: 'offer_round',
      keep: {
        zh: '随办件保存三十年：承诺值、名单摘要、种子和各岗意见',
        en: '30 years with the cases: commitment, list digest, seed and who decided',
      },
    },
    {
      table: 'offer',
      keep: {
        zh: '成为办件的随办件保存三十年，其余结束后保存两年',
        en: '30 years where it became a case, else two years after it ended',
      },
    },
  ],
};
