import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { Batch } from '../contract.ts';
import { useNames } from './names.ts';

/** Payment batches, newest first, by state. */
export function BatchesPage() {
  const t = useWords('payments');
  const names = useNames();
  const records = useRecords({
    tabs: [
      { id: 'all', label: t('pages.batches.all'), query: {} },
      ...contract.batchStates.map((state) => ({
        id: state,
        label: t(`state.${state}`),
        query: { state },
      })),
    ],
  });
  const state = contract.batchStates.find((each) => each === records.query['state']);
  const { after } = records.query;
  const ask = useAsk(contract.listBatches, {
    query: { ...(state ? { state } : {}), ...(after ? { after } : {}) },
  });
  const signed = (signature: Batch['signed']) =>
    signature === null ? '—' : `${signature.name} ${denseMoment(signature.at)}`;
  return (
    <DeskPage title={t('pages.batches.title')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.batches.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/payments/batches/${row.id}`}
        empty={
          <EmptyState title={t('pages.batches.empty')}>
            <p>{t('pages.batches.empty-says')}</p>
          </EmptyState>
        }
        columns={[
          { id: 'number', title: t('pages.batches.number'), cell: (row) => row.number },
          {
            id: 'benefit',
            title: t('pages.batches.benefit'),
            cell: (row) => names.benefit(row.benefitId),
          },
          {
            id: 'state',
            title: t('pages.batches.state'),
            cell: (row) => <BatchState state={row.state} />,
          },
          {
            id: 'lines',
            title: t('pages.batches.lines'),
            align: 'end',
            cell: (row) => row.lineCount,
          },
          {
            id: 'total',
            title: t('pages.batches.total'),
            align: 'end',
            cell: (row) => yuanForReader(row.totalFen),
          },
          {
            id: 'prepared',
            title: t('pages.batches.prepared'),
            cell: (row) => signed(row.prepared),
          },
          { id: 'signed', title: t('pages.batches.signed'), cell: (row) => signed(row.signed) },
          {
            id: 'released',
            title: t('pages.batches.released'),
            cell: (row) => signed(row.released),
          },
        ]}
      />
    </DeskPage>
  );
}

const tones = {
  prepared: 'waiting',
  signed: 'waiting',
  exported: 'attention',
  answered: 'good',
  cancelled: 'plain',
  voided: 'plain',
} as const;

export function BatchState({ state }: { readonly state: Batch['state'] }) {
  const t = useWords('payments');
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
}
