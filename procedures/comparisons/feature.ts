import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { importJobs } from '../imports/offers.ts';
import { listKind } from './list-kind.ts';
import { personRecords } from './person-records.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';
import { tendSuspects } from './tend-suspects.ts';

/** Data comparison: lists of other offices held against what is paid, and the suspect records that come of it. */
export const comparisons: Feature = {
  id: 'comparisons',
  folder: 'procedures/comparisons',
  routes,
  queues,
  personRecords,
  jobs: { 'comparisons.tend': tendSuspects, ...importJobs(listKind) },
  hourly: ['comparisons.tend'],
  roles: [{ id: 'comparison-officer', name: { zh: '数据比对岗', en: 'Comparison officer' } }],
  retention: [
    {
      table: 'comparison_list',
      keep: {
        zh: '随疑点保存三十年：来源、文号、目的、依据和行数，不含任何人',
        en: 'Kept 30 years with the records: source, document, purpose, basis and counts, and nobody in it',
      },
    },
    {
      table: 'comparison_row',
      keep: {
        zh: '只保存标出疑点的行，加密；全部疑点办结满 90 天抹去。没有对上人的行只计数，导入收下即抹去',
        en: 'Only lines that flagged a case, sealed, erased 90 days after their last record ended; lines of nobody here are counted and erased when the import is kept',
      },
    },
    {
      table: 'suspect_record',
      keep: { zh: '随办件保存三十年，经过只增不改', en: 'Kept 30 years with the case; events are never changed' },
    },
  ],
}; // prettier-ignore
