import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { RecordTable, type RecordColumn } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { endDelegation, listDelegations, type DelegationView } from '../contract-delegations.ts';
import { holderNames } from '../contract.ts';
import { DelegationDialogue } from './delegation-dialogue.tsx';

/** Roles handed over (委托): given, had, over; each can be ended before its day. */
export function DelegationsPage() {
  const t = useWords('applications');
  const records = useRecords({});
  const { after } = records.query;
  const ask = useAsk(listDelegations, { query: after ? { after } : {} });
  const [making, setMaking] = useState(false);
  const columns = useColumns();
  const mine = ask.data?.mine ?? [];
  return (
    <DeskPage
      title={t('pages.delegations.title')}
      lead={t('pages.delegations.lead')}
      actions={
        mine.length === 0 ? undefined : (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('pages.delegations.make')}
          </Button>
        )
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.delegations.label')}
        rowKey={(row) => row.delegationId}
        empty={
          <EmptyState title={t('pages.delegations.none')}>
            <p>{t('pages.delegations.none-says')}</p>
          </EmptyState>
        }
        columns={columns}
        narrow={{
          title: (row) => <RoleName role={row.role} />,
          body: (row) => (
            <>
              {columns
                .filter(({ id }) => id !== 'role')
                .map((column) => (
                  <div key={column.id}>{column.cell(row)}</div>
                ))}
            </>
          ),
        }}
      />
      {making ? <DelegationDialogue mine={mine} onClose={() => setMaking(false)} /> : null}
    </DeskPage>
  );
}

const tones = { coming: 'waiting', running: 'good', over: 'plain', ended: 'plain' } as const;

function useColumns(): RecordColumn<DelegationView>[] {
  const t = useWords('applications');
  const { language } = useLanguage();
  return [
    {
      id: 'role',
      title: t('pages.delegations.role'),
      cell: (row) => <RoleName role={row.role} />,
    },
    {
      id: 'who',
      title: t('pages.delegations.who'),
      cell: (row) => t('pages.delegations.from-to', { giver: row.giver, delegate: row.delegate }),
    },
    {
      id: 'days',
      title: t('pages.delegations.days'),
      cell: (row) =>
        t('pages.delegations.span', {
          from: dateText(row.from, language),
          to: dateText(row.lastOn, language),
        }),
    },
    {
      id: 'state',
      title: t('pages.delegations.state'),
      cell: (row) => (
        <Tag tone={tones[row.state]}>{t(`pages.delegations.states.${row.state}`)}</Tag>
      ),
    },
    {
      id: 'reason',
      title: t('pages.delegations.reason'),
      cell: (row) =>
        row.endReason === null
          ? row.reason
          : t('pages.delegations.ended', {
              reason: row.reason,
              by: row.endedBy ?? '',
              why: row.endReason,
            }),
    },
    { id: 'act', title: t('pages.delegations.act'), cell: (row) => <End row={row} /> },
  ];
}

function RoleName({ role }: { readonly role: string }) {
  const text = useText();
  const name = holderNames[role];
  return <>{name ? text(name) : role}</>;
}

function End({ row }: { readonly row: DelegationView }) {
  const t = useWords('applications');
  const end = useTell(endDelegation);
  if (!row.mayEnd) return <>—</>;
  return (
    <MoveButtons
      moves={[
        {
          id: 'end',
          label: t('pages.delegations.end'),
          explains: t('pages.delegations.end-says', { delegate: row.delegate }),
          reason: 'required',
          doneSays: t('pages.delegations.end-done'),
        },
      ]}
      onMove={(_, reason) =>
        end.tell({ params: { delegationId: row.delegationId }, body: { reason } })
      }
    />
  );
}
