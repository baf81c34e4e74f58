import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { endDuePeriods } from './end-periods.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Public notice of approved lists, and objections to single lines. */
export const publicity: Feature = {
  id: 'publicity',
  folder: 'procedures/publicity',
  routes,
  queues,
  jobs: { 'publicity.end-periods': endDuePeriods },
  hourly: ['publicity.end-periods'],
  roles: [{ id: 'publicity-officer', name: { zh: '公示岗', en: 'Publicity officer' } }],
  retention: [
    {
      table: 'publicity_list',
      keep: {
        zh: '公示期满即从公开页面撤下，档案随办件保存三十年',
        en: 'Off the public page when the notice ends; kept 30 years with the cases',
      },
    },
    {
      table: 'objection',
      keep: {
        zh: '随办件保存三十年；联系方式加密保存，查看留痕',
        en: 'Kept 30 years with the case; contacts are sealed and each look is recorded',
      },
    },
  ],
};
