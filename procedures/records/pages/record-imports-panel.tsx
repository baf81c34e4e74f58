import type { ImportEndpoints } from '../../imports/contract.ts';
import { ImportPanel } from '../../imports/pages/import-panel.tsx';
import { ImportsPanel } from '../../imports/pages/imports-panel.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';

interface RecordImportsProps {
  readonly of: ImportEndpoints;
  readonly title: string;
  readonly lead: string;
  /** Name and address of the list that the records go to. */
  readonly list: { readonly says: string; readonly to: string };
  /** Where one goes back to, where that is another page than the list's address. */
  readonly back?: string;
}

/** Sheets of one sort of record: a template, uploads and what became of them. */
export function RecordImportsPanel({ of, title, lead, list, back }: RecordImportsProps) {
  return (
    <DeskPage title={title} lead={lead} crumbs={[{ says: list.says, to: back ?? list.to }]}>
      <ImportsPanel of={of} subject="" addressOf={(id) => `${list.to}/import/${id}`} />
    </DeskPage>
  );
}

/** One sheet: its dry run, row by row, and its acceptance. */
export function RecordImportPanel({ of, title, list }: Omit<RecordImportsProps, 'lead' | 'back'>) {
  const t = useWords('records');
  const { params } = useRoute();
  const back = `${list.to}/import`;
  return (
    <DeskPage title={t('pages.import.one')} crumbs={[{ says: title, to: back }]}>
      <ImportPanel
        of={of}
        importId={params['importId'] ?? ''}
        back={back}
        subjectAddress={(id) => `${list.to}/${id}`}
      />
    </DeskPage>
  );
}
