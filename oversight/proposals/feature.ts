import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { indicators } from './indicators.ts';
import { letterGuard } from './letter-guard.ts';
import { queues } from './queues.ts';
import { remind } from './remind.ts';
import { routes } from './routes.ts';

/** Suggestions and proposals: each point answered, rated by the deputy, and followed until it is done. */
export const proposals: Feature = {
  id: 'proposals',
  folder: 'oversight/proposals',
  routes,
  queues,
  indicators,
  letterGuards: [letterGuard],
  jobs: { 'proposals.remind': remind },
  hourly: ['proposals.remind'],
  roles: [
    { id: 'deputy', name: { zh: '人大代表、政协委员', en: 'Deputy' } },
    { id: 'proposal-officer', name: { zh: '建议提案交办', en: 'Proposal officer' } },
    { id: 'proposal-handler', name: { zh: '建议提案承办', en: 'Proposal handler' } },
    { id: 'proposal-checker', name: { zh: '建议提案审核', en: 'Proposal checker' } },
    { id: 'proposal-supervisor', name: { zh: '建议提案督办', en: 'Proposal supervisor' } },
  ],
  retention: [
    {
      table: 'proposal',
      keep: { zh: '按公文归档要求永久保存', en: 'Kept for good, as archiving asks' },
    },
    {
      table: 'proposal_rating',
      keep: {
        zh: '随建议提案永久保存；评价人只有承办和督办人员可见',
        en: 'As long as the item; who rated is seen by those who handle and supervise it',
      },
    },
  ],
};
