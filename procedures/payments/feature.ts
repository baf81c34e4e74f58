import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { appropriatedIndicator } from './appropriated-indicator.ts';
import { paidIndicator } from './paid-indicator.ts';
import { queues } from './queues.ts';
import { personRecords } from './person-records.ts';
import { routes } from './routes.ts';

/** Money from the budget line to the bank's receipt. */
export const payments: Feature = {
  id: 'payments',
  folder: 'procedures/payments',
  routes,
  personRecords,
  indicators: [paidIndicator, appropriatedIndicator],
  queues,
  roles: [
    { id: 'finance-preparer', name: { zh: '财务制单岗', en: 'Finance, preparing' } },
    { id: 'finance-signer', name: { zh: '财务复核岗', en: 'Finance, signing' } },
    { id: 'finance-releaser', name: { zh: '财务拨付岗', en: 'Finance, releasing' } },
  ],
  retention: [
    {
      table: 'payment',
      keep: { zh: '会计档案，保存三十年', en: 'Accounting records, kept 30 years' },
    },
    {
      table: 'payment_line',
      keep: {
        zh: '会计凭证，保存三十年；收款账号加密保存',
        en: 'Vouchers, kept 30 years; accounts are sealed',
      },
    },
    {
      table: 'payment_voucher',
      keep: {
        zh: '拨付凭证，保存三十年，生成后不变',
        en: 'Vouchers, kept 30 years, never changed',
      },
    },
    {
      table: 'batch_void',
      keep: {
        zh: '批次作废记录，随会计档案保存三十年',
        en: 'Voided batches, kept 30 years with the accounts',
      },
    },
    {
      table: 'overdraft_act',
      keep: {
        zh: '领导小组授权，随会计档案保存三十年',
        en: 'Acts of the leading group, kept 30 years with the accounts',
      },
    },
    {
      table: 'ledger_entry',
      keep: { zh: '会计账簿，保存三十年，只增不改', en: 'Ledger, kept 30 years, never changed' },
    },
  ],
};
