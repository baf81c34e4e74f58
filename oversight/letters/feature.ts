import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declareLetterGuards } from './letter-guards.ts';
import { routes } from './routes.ts';

export const letters: Feature = {
  id: 'letters',
  folder: 'oversight/letters',
  routes,
  learn: declareLetterGuards,
  roles: [
    { id: 'letter-drafter', name: { zh: '答复函拟稿', en: 'Letter drafter' } },
    { id: 'letter-checker', name: { zh: '答复函核稿', en: 'Letter checker' } },
    { id: 'letter-countersigner', name: { zh: '答复函会签', en: 'Letter countersigner' } },
    { id: 'letter-signer', name: { zh: '答复函签发', en: 'Letter signer' } },
    { id: 'letter-registrar', name: { zh: '答复函用印发送归档', en: 'Letter registrar' } },
    { id: 'leader', name: { zh: '领导', en: 'Leader' } },
  ],
  retention: [
    {
      table: 'letter_issue',
      keep: {
        zh: '按公文归档要求永久保存',
        en: 'Kept for good, as the archiving of official documents asks',
      },
    },
    {
      table: 'letter_figure',
      keep: {
        zh: '与所在函件同期保存；只存记录编号，不存姓名和号码',
        en: 'As long as the letter; ids of rows only, no names and no numbers',
      },
    },
  ],
};
