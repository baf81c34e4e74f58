import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { eraseOldImports } from './discard-import.ts';

/** Spreadsheets imported with a dry run, a choice, and a way back. */
export const imports: Feature = {
  id: 'imports',
  folder: 'procedures/imports',
  jobs: { 'imports.erase-old': eraseOldImports },
  hourly: ['imports.erase-old'],
  retention: [
    {
      table: 'import_batch',
      keep: { zh: '导入记录随所办事项保存', en: 'As long as what it made' },
    },
    {
      table: 'import_row',
      keep: {
        zh: '每行内容加密保存，上传满 90 天或放弃导入时抹去；只留行号与结果',
        en: 'What a row said is sealed, and erased 90 days after the upload or when the import is dropped',
      },
    },
  ],
};
