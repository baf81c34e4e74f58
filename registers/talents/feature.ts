import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { personRecords, personSigns } from './person-signs.ts';
import { routes } from './routes.ts';

export const talents: Feature = {
  id: 'talents',
  folder: 'registers/talents',
  routes,
  personSigns,
  personRecords,
  roles: [
    { id: 'talent', name: { zh: '人才', en: 'Talent' } },
    { id: 'agent', name: { zh: '用人单位经办人', en: "Employer's agent" } },
  ],
  retention: [
    {
      table: 'person_document',
      keep: {
        zh: '随本人最后一件办件保存三十年；只用于识别同一人和核对证件。',
        en: "Kept 30 years with the person's last case; used to tell persons apart and to check papers only.",
      },
    },
    {
      table: 'payee_account',
      keep: {
        zh: '收款账户在最后一笔资金到账后保存十年（会计档案），此后删除。',
        en: 'The account is kept ten years after the last payment (accounting records), then removed.',
      },
    },
    {
      table: 'fact',
      keep: {
        zh: '本人陈述和核验结果随申请档案保存；本人可随时更正自己的陈述。',
        en: 'Statements and verifications are kept with the applications they support; a person may correct their own at any time.',
      },
    },
  ],
};
