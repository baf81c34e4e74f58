import {
  RecordImportPanel,
  RecordImportsPanel,
} from '@yanzhen/procedures/records/pages/record-imports-panel.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { nomineeImport } from '../contract.ts';

/** Many nominees at once, by the sheet. */
export function NomineeImportsPage() {
  const t = useWords('nominations');
  return (
    <RecordImportsPanel
      of={nomineeImport}
      title={t('pages.import')}
      lead={t('pages.import-says')}
      list={{ says: t('pages.title'), to: '/desk/nominations' }}
      back="/desk/nomination-rounds"
    />
  );
}

/** One sheet of nominees. */
export function NomineeImportPage() {
  const t = useWords('nominations');
  return (
    <RecordImportPanel
      of={nomineeImport}
      title={t('pages.import')}
      list={{ says: t('pages.title'), to: '/desk/nominations' }}
    />
  );
}
