import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { useNames } from './names.ts';

/** Every list that was put on public notice, for staff. */
export function ListsPage() {
  const t = useWords('publicity');
  const names = useNames();
  const records = useRecords({
    tabs: [
      { id: 'all', label: t('pages.lists.all'), query: {} },
      { id: 'open', label: t('list-state.open'), query: { state: 'open' } },
      { id: 'ended', label: t('list-state.ended'), query: { state: 'ended' } },
    ],
  });
  const { state, after } = records.query;
  const ask = useAsk(contract.listStaffLists, {
    query: {
      ...(state === 'open' || state === 'ended' ? { state } : {}),
      ...(after ? { after } : {}),
    },
  });
  return (
    <DeskPage title={t('pages.lists.title')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.lists.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/publicity/lists/${row.id}`}
        empty={<EmptyState title={t('pages.lists.empty')} />}
        columns={[
          { id: 'number', title: t('pages.lists.number'), cell: (row) => row.number },
          {
            id: 'benefit',
            title: t('pages.lists.benefit'),
            cell: (row) => names.benefit(row.benefitId),
          },
          {
            id: 'state',
            title: t('pages.lists.state'),
            cell: (row) => <ListState list={row} />,
          },
          {
            id: 'lines',
            title: t('pages.lists.lines'),
            align: 'end',
            cell: (row) => row.lineCount,
          },
          { id: 'posted', title: t('pages.lists.posted'), cell: (row) => row.postedOn },
          { id: 'ends', title: t('pages.lists.ends'), cell: (row) => row.endsOn },
          {
            id: 'objections',
            title: t('pages.lists.objections'),
            align: 'end',
            cell: (row) =>
              row.openObjections === 0 ? '0' : <Tag tone="attention">{row.openObjections}</Tag>,
          },
        ]}
      />
    </DeskPage>
  );
}

/** Where a list stands: on notice, over and waiting, ended. */
export function ListState({ list }: { readonly list: { state: 'open' | 'ended'; due: boolean } }) {
  const t = useWords('publicity');
  const state = list.due ? 'due' : list.state;
  const tone = { open: 'waiting', due: 'attention', ended: 'plain' } as const;
  return <Tag tone={tone[state]}>{t(`list-state.${state}`)}</Tag>;
}
