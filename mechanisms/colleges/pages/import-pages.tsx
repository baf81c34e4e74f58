import {
  RecordImportPanel,
  RecordImportsPanel,
} from '@yanzhen/procedures/records/pages/record-imports-panel.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { valueImport } from '../contract.ts';

/** Values of a year, by the sheet. */
export function ValueImportsPage() {
  const t = useWords('colleges');
  return (
    <RecordImportsPanel
      of={valueImport}
      title={t('pages.import')}
      lead={t('pages.import-says')}
      list={{ says: t('pages.title'), to: '/desk/colleges' }}
    />
  );
}

/** One sheet of values. */
export function ValueImportPage() {
  const t = useWords('colleges');
  return (
    <RecordImportPanel
      of={valueImport}
      title={t('pages.import')}
      list={{ says: t('pages.title'), to: '/desk/colleges' }}
    />
  );
}
