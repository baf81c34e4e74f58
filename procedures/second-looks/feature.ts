import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Second looks: a share of approvals and refusals, drawn so that anyone can recompute the pick. */
export const secondLooks: Feature = {
  id: 'second-looks',
  folder: 'procedures/second-looks',
  routes,
  queues,
  roles: [{ id: 'second-look-officer', name: { zh: '抽查组织岗', en: 'Second-look officer' } }],
  retention: [
    {
      table: 'second_look_round',
      keep: {
        zh: '随办件保存三十年：承诺值、名单摘要、种子和抽取结果，只增不改',
        en: 'Kept 30 years with the cases: commitment, list digest, seed and picks; never changed',
      },
    },
    {
      table: 'second_look_result',
      keep: { zh: '随办件保存三十年，只增不改', en: 'Kept 30 years with the case; never changed' },
    },
  ],
};
