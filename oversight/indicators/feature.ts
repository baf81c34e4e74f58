import { forgetMarks } from '@yanzhen/server/history/keep-answer.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { checkContradictions } from './check-contradictions.ts';
import { declareRows } from './declared-rows.ts';
import { routes } from './routes.ts';

export const indicators: Feature = {
  id: 'indicators',
  folder: 'oversight/indicators',
  routes,
  jobs: { 'indicators.check': checkContradictions, 'indicators.forget-marks': forgetMarks },
  hourly: ['indicators.check', 'indicators.forget-marks'],
  learn: declareRows,
  retention: [
    {
      table: 'indicator_contradiction',
      keep: {
        zh: '保存十年，供审计查阅；不含个人信息',
        en: 'Ten years, for auditors; no personal data',
      },
    },
    {
      table: 'indicator',
      keep: {
        zh: '长期保存：指标口径，不含个人信息',
        en: 'Kept for good: definitions, no personal data',
      },
    },
  ],
};
