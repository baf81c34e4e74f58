import { ImportPanel } from '@yanzhen/procedures/imports/pages/import-panel.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';

/** One sheet of answers that came back: the dry run, row by row, and its acceptance. */
export function SheetImportPage() {
  const t = useWords('checks');
  const { params } = useRoute();
  const back = '/desk/checks/sheet';
  return (
    <DeskPage title={t('pages.sheet.one')} crumbs={[{ says: t('pages.sheet.title'), to: back }]}>
      <ImportPanel
        of={contract.answerImport}
        importId={params['importId'] ?? ''}
        back={back}
        subjectAddress={(questionId) => `/desk/checks/mine/${questionId}`}
      />
    </DeskPage>
  );
}
