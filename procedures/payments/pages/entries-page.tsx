import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';

/** The ledger entries of one budget line, newest first. */
export function EntriesPage() {
  const t = useWords('payments');
  const { params } = useRoute();
  const records = useRecords();
  const { after } = records.query;
  const ask = useAsk(contract.listEntries, {
    params: { lineId: params['lineId'] ?? '' },
    query: { limit: 100, ...(after ? { after } : {}) },
  });
  return (
    <DeskPage
      title={t('pages.entries.title')}
      crumbs={[{ says: t('pages.budget.title'), to: '/desk/payments/budget' }]}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.entries.label')}
        rowKey={(row) => `${row.transactionId}/${row.number}`}
        empty={<EmptyState title={t('pages.entries.empty')} />}
        columns={[
          {
            id: 'posting',
            title: t('pages.entries.posting'),
            cell: (row) => t(`posting.${row.kind}`),
          },
          { id: 'side', title: t('pages.entries.side'), cell: (row) => t(`side.${row.side}`) },
          {
            id: 'account',
            title: t('pages.entries.account'),
            cell: (row) => t(`account.${row.account}`),
          },
          {
            id: 'amount',
            title: t('pages.entries.amount'),
            align: 'end',
            cell: (row) => yuanForReader(row.amountFen),
          },
          {
            id: 'reference',
            title: t('pages.entries.reference'),
            cell: (row) => row.reference,
          },
          { id: 'memo', title: t('pages.entries.memo'), cell: (row) => row.memo },
          { id: 'on', title: t('pages.entries.on'), cell: (row) => row.happenedOn },
          { id: 'at', title: t('pages.entries.at'), cell: (row) => denseMoment(row.postedAt) },
        ]}
      />
    </DeskPage>
  );
}
