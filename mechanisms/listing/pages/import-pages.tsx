import {
  RecordImportPanel,
  RecordImportsPanel,
} from '@yanzhen/procedures/records/pages/record-imports-panel.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { enterpriseImport } from '../contract.ts';

/** Many enterprises at once, by the sheet. */
export function EnterpriseImportsPage() {
  const t = useWords('listing');
  return (
    <RecordImportsPanel
      of={enterpriseImport}
      title={t('pages.import')}
      lead={t('pages.import-says')}
      list={{ says: t('pages.title'), to: '/desk/listing' }}
    />
  );
}

/** One sheet of enterprises. */
export function EnterpriseImportPage() {
  const t = useWords('listing');
  return (
    <RecordImportPanel
      of={enterpriseImport}
      title={t('pages.import')}
      list={{ says: t('pages.title'), to: '/desk/listing' }}
    />
  );
}
