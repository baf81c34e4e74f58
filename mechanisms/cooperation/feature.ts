import { importJobs } from '@yanzhen/procedures/imports/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { kinds } from './imports/kinds.ts';
import { indicators } from './indicators.ts';
import { personRecords } from './person-records.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** What the city does with its partners: agreements and projects by the sheet, and what grows out of them. */
export const cooperation: Feature = {
  id: 'cooperation',
  folder: 'mechanisms/cooperation',
  routes,
  indicators,
  queues,
  personRecords,
  jobs: Object.fromEntries(kinds.flatMap((kind) => Object.entries(importJobs(kind)))),
  retention: [
    {
      table: 'institute_person',
      keep: {
        zh: '随研究机构记录保存；离开满十年后抹去身份信息。',
        en: 'With the institute; who it was is erased ten years after the person left.',
      },
    },
    {
      table: 'class_student',
      keep: {
        zh: '随班级记录保存；结业满十年后抹去身份信息和参保证明。',
        en: 'With the class; who it was and the proof of insurance are erased ten years after it ended.',
      },
    },
  ],
};
