import type { Feature } from '@yanzhen/server/manifest/feature.ts';

/** Papers, trail and sheets of records that officers keep. */
export const records: Feature = {
  id: 'records',
  folder: 'procedures/records',
  retention: [
    {
      table: 'record_paper',
      keep: { zh: '与所证明的记录同期保存。', en: 'As long as the record that it shows.' },
    },
    {
      table: 'record_event',
      keep: { zh: '与记录同期保存。', en: 'As long as the record.' },
    },
  ],
};
