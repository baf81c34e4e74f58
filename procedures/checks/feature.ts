import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { importJobs } from '../imports/offers.ts';
import { sendQuestion } from './http/send-question.ts';
import { tendQuestions } from './tend-questions.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';
import { answerKind } from './sheet/answer-kind.ts';

/** Joint checks: one question to one department, its answers side by side, the answer as a fact. */
export const checks: Feature = {
  id: 'checks',
  folder: 'procedures/checks',
  routes,
  queues,
  jobs: { 'checks.send': sendQuestion, 'checks.tend': tendQuestions, ...importJobs(answerKind) },
  hourly: ['checks.tend'],
  roles: [{ id: 'joint-checker', name: { zh: '联审部门', en: 'Joint checker' } }],
  retention: [
    {
      table: 'check_question',
      keep: {
        zh: '随办件保存三十年：目的、依据、时间和答复',
        en: 'Kept 30 years with the case: purpose, basis, time and answers',
      },
    },
    {
      table: 'check_answer',
      keep: { zh: '随办件保存三十年，只增不改', en: 'Kept 30 years with the case; never changed' },
    },
    {
      table: 'check_try',
      keep: {
        zh: '保存三年：只记结果，不记发送和答复的内容',
        en: 'Three years: what came of it, never what was sent or answered',
      },
    },
  ],
};
