import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { projectSubject } from './case-subject.ts';
import { indicators } from './indicators.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Cooperation projects and their typed outcomes, reported and audited. */
export const projects: Feature = {
  id: 'projects',
  folder: 'registers/projects',
  routes,
  indicators,
  queues,
  caseSubjects: [projectSubject],
  retention: [
    {
      table: 'project',
      keep: {
        zh: '合作项目及其变更长期保存。',
        en: 'Projects and their changes, kept for good.',
      },
    },
    {
      table: 'outcome_evidence',
      keep: { zh: '与所证明的成果同期保存', en: 'As long as the outcome it shows' },
    },
  ],
};
