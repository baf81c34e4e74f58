import { ImportPanel } from '@yanzhen/procedures/imports/pages/import-panel.tsx';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';

/** The file of a list: the dry run line by line, and its acceptance. */
export function ListImportPage() {
  const t = useWords('comparisons');
  const { params } = useRoute();
  const listId = params['listId'] ?? '';
  const back = `/desk/comparisons/lists/${listId}`;
  const list = useAsk(contract.showList, { params: { listId } }).data;
  const names = (['new', 'changed', 'same', 'bad'] as const).map(
    (outcome) => [outcome, t(`pages.list.names.${outcome}`)] as const,
  );
  return (
    <DeskPage
      title={t('pages.list.import')}
      crumbs={[
        { says: t('pages.lists.title'), to: '/desk/comparisons' },
        { says: list?.number ?? '…', to: back },
      ]}
    >
      <ImportPanel
        of={contract.listImport}
        importId={params['importId'] ?? ''}
        back={back}
        outcomeNames={Object.fromEntries(names) as Record<(typeof names)[number][0], string>}
      />
    </DeskPage>
  );
}
