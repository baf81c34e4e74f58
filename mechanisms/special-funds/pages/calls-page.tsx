import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { CallForm } from './call-form.tsx';
import { CallTag } from './call-tag.tsx';

/** Calls for grants: what each promises, and what was granted and paid under it. */
export function CallsPage() {
  const t = useWords('special-funds');
  const { account } = useSession();
  const keeps = contract.keepers.some((role) => account?.roles.includes(role));
  const records = useRecords({
    filters: [
      {
        id: 'state',
        label: t('pages.fields.state'),
        options: contract.callStates.map((value) => ({ value, label: t(`call-state.${value}`) })),
      },
    ],
  });
  const ask = useAsk(contract.listCalls, { query: { ...records.query } });
  const [open, setOpen] = useState(false);
  return (
    <DeskPage
      title={t('pages.calls.title')}
      lead={t('pages.calls.lead')}
      actions={
        keeps ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('pages.calls.prepare')}
          </Button>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.calls.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/funds/${row.id}`}
        empty={
          <EmptyState title={t('pages.calls.empty')}>
            <p>{t('pages.calls.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.title,
          body: (row) => (
            <>
              <CallTag call={row} /> {`${row.number} · ${denseDate(row.lastDay)}`}
            </>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.fields.number'), cell: (row) => row.number },
          { id: 'title', title: t('pages.fields.title'), cell: (row) => row.title },
          {
            id: 'state',
            title: t('pages.fields.state'),
            cell: (row) => <CallTag call={row} />,
          },
          {
            id: 'last',
            title: t('pages.fields.last-day'),
            cell: (row) => denseDate(row.lastDay),
          },
          {
            id: 'total',
            title: t('pages.fields.total'),
            align: 'end',
            cell: (row) => <Money fen={row.totalFen} />,
          },
          {
            id: 'applications',
            title: t('pages.fields.applications'),
            align: 'end',
            cell: (row) => row.applications,
          },
          {
            id: 'granted',
            title: t('pages.fields.granted'),
            align: 'end',
            cell: (row) => <Money fen={row.grantedFen} />,
          },
          {
            id: 'paid',
            title: t('pages.fields.paid'),
            align: 'end',
            cell: (row) => <Money fen={row.paidFen} />,
          },
        ]}
      />
      {open ? <CallForm call={null} onClose={() => setOpen(false)} /> : null}
    </DeskPage>
  );
}
