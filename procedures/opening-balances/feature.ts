import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { routes } from './routes.ts';

/** What was granted and paid before this system, brought in under a dated act of two people. */
export const openingBalances: Feature = {
  id: 'opening-balances',
  folder: 'procedures/opening-balances',
  routes,
  retention: [
    {
      table: 'opening_act',
      keep: { zh: '会计档案，保存三十年', en: 'Accounting records, kept 30 years' },
    },
    {
      table: 'opening_line',
      keep: {
        zh: '会计凭证，加密保存三十年',
        en: 'Vouchers, sealed, kept 30 years',
      },
    },
  ],
};
