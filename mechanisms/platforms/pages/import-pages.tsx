import {
  RecordImportPanel,
  RecordImportsPanel,
} from '@yanzhen/procedures/records/pages/record-imports-panel.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { platformImport } from '../contract.ts';

/** Many platforms at once, by the sheet. */
export function PlatformImportsPage() {
  const t = useWords('platforms');
  return (
    <RecordImportsPanel
      of={platformImport}
      title={t('pages.import')}
      lead={t('pages.import-says')}
      list={{ says: t('pages.title'), to: '/desk/platforms' }}
    />
  );
}

/** One sheet of platforms. */
export function PlatformImportPage() {
  const t = useWords('platforms');
  return (
    <RecordImportPanel
      of={platformImport}
      title={t('pages.import')}
      list={{ says: t('pages.title'), to: '/desk/platforms' }}
    />
  );
}
