import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { SeatDialogue } from './seat-dialogue.tsx';
import './checks.css';

/** Departments with their questions, who answers for them and how they are asked. */
export function DepartmentsPage() {
  const t = useWords('checks');
  const text = useText();
  const { account } = useSession();
  const records = useRecords();
  const ask = useAsk(contract.listDepartments, {});
  const [seating, setSeating] = useState(false);
  const mayGive = account?.roles.includes('administrator') ?? false;
  return (
    <DeskPage
      title={t('pages.departments.title')}
      lead={t('pages.departments.lead')}
      actions={
        mayGive ? (
          <Button type="primary" onClick={() => setSeating(true)}>
            {t('pages.departments.seat')}
          </Button>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.departments.title')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.departments.none')}>
            <p>{t('pages.departments.none-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => text(row.name),
          body: (row) => (
            <>
              <ul className="checks-list">
                {row.asks.map((asks) => (
                  <li key={asks.en}>{text(asks)}</li>
                ))}
              </ul>
              <div>
                {t('pages.departments.seats')}: <Seats seats={row.seats} />
              </div>
            </>
          ),
        }}
        columns={[
          { id: 'name', title: t('pages.departments.name'), cell: (row) => text(row.name) },
          {
            id: 'asks',
            title: t('pages.departments.asks'),
            cell: (row) =>
              row.asks.map((asks) => (
                <span key={asks.en} className="checks-asks">
                  {text(asks)}
                </span>
              )),
          },
          { id: 'open', title: t('pages.departments.open'), align: 'end', cell: (row) => row.open },
          {
            id: 'overdue',
            title: t('pages.departments.overdue'),
            align: 'end',
            cell: (row) => (row.overdue > 0 ? <Tag tone="bad">{row.overdue}</Tag> : 0),
          },
          {
            id: 'ways',
            title: t('pages.departments.ways'),
            cell: (row) => t(`pages.departments.${row.automatic ? 'automatic' : 'by-hand'}`),
          },
          {
            id: 'seats',
            title: t('pages.departments.seats'),
            cell: (row) => <Seats seats={row.seats} />,
          },
        ]}
      />
      {seating ? (
        <SeatDialogue departments={ask.data?.rows ?? []} onClose={() => setSeating(false)} />
      ) : null}
    </DeskPage>
  );
}

function Seats({
  seats,
}: {
  readonly seats: readonly { readonly login: string | null; readonly name: string }[];
}) {
  const t = useWords('checks');
  if (seats.length === 0) return <Tag tone="attention">{t('pages.departments.seats-none')}</Tag>;
  return (
    <>{seats.map(({ login, name }) => (login === null ? name : `${name} (${login})`)).join(', ')}</>
  );
}
