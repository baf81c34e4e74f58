import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { routes } from './routes.ts';

export const policyReview: Feature = {
  id: 'policy-review',
  folder: 'oversight/policy-review',
  routes,
  retention: [
    {
      table: 'policy_draft_text',
      keep: {
        zh: '与所发布的政策版本同期保存，说明每处修改由谁提出、由谁发布',
        en: 'As long as the published version: it shows who proposed a change and who published it',
      },
    },
  ],
};
