import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declareSubjects } from './case-facts.ts';
import { declareGuards } from './case-guards.ts';
import { checkConsistencyNightly } from './check-consistency.ts';
import { expire } from './expire.ts';
import { personRecords } from './person-records.ts';
import { routes } from './routes.ts';

/** Cases: states, moves, terms, and duties that the database keeps apart. */
export const applications: Feature = {
  id: 'applications',
  folder: 'procedures/applications',
  routes,
  learn: (features) => {
    declareGuards(features);
    declareSubjects(features);
  },
  personRecords,
  jobs: {
    'applications.expire': expire,
    'applications.check-consistency': checkConsistencyNightly,
  },
  hourly: ['applications.expire', 'applications.check-consistency'],
  roles: [
    { id: 'window-clerk', name: { zh: '窗口', en: 'Window clerk' } },
    { id: 'county-officer', name: { zh: '区县初审岗', en: 'County officer' } },
    { id: 'city-checker', name: { zh: '市级复审岗', en: 'City checker' } },
    { id: 'approver', name: { zh: '审定岗', en: 'Approver' } },
    { id: 'auditor', name: { zh: '审计', en: 'Auditor' } },
    { id: 'administrator', name: { zh: '管理员', en: 'Administrator' } },
  ],
  retention: [
    {
      table: 'application',
      keep: {
        zh: '办结后保存三十年（政务办件档案）',
        en: '30 years after the case ended (archive of government cases)',
      },
    },
    {
      table: 'application_event',
      keep: { zh: '与办件同期保存，只增不改', en: 'As long as the case; never changed' },
    },
    {
      table: 'consistency_run',
      keep: { zh: '保存十年，供审计查阅', en: 'Ten years, for auditors' },
    },
  ],
};
