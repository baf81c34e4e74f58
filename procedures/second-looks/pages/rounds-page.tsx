import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { OpenDialogue } from './open-dialogue.tsx';
import './second-looks.css';

const tones = { open: 'waiting', listed: 'attention', drawn: 'good' } as const;

/** Every round of second looks. */
export function RoundsPage() {
  const t = useWords('second-looks');
  const records = useRecords();
  const { after } = records.query;
  const ask = useAsk(contract.listRounds, { query: after ? { after } : {} });
  const [opening, setOpening] = useState(false);
  return (
    <DeskPage
      title={t('pages.rounds.title')}
      lead={t('pages.rounds.lead')}
      actions={
        ask.data?.mayOpen ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t('pages.rounds.open')}
          </Button>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.rounds.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/second-looks/rounds/${row.id}`}
        empty={
          <EmptyState title={t('pages.rounds.empty')}>
            <p>{t('pages.rounds.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.number,
          body: (row) => (
            <div className="second-tags">
              <span>{`${denseDate(row.from)} – ${denseDate(row.to)}`}</span>
              <Tag tone={tones[row.state]}>{t(`round-state.${row.state}`)}</Tag>
            </div>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.round.number'), cell: (row) => row.number },
          {
            id: 'period',
            title: t('pages.round.period'),
            cell: (row) => `${denseDate(row.from)} – ${denseDate(row.to)}`,
          },
          {
            id: 'state',
            title: t('pages.round.state'),
            cell: (row) => <Tag tone={tones[row.state]}>{t(`round-state.${row.state}`)}</Tag>,
          },
          {
            id: 'commitment',
            title: t('pages.round.commitment'),
            cell: (row) => <code className="second-hex">{`${row.commitment.slice(0, 16)}…`}</code>,
          },
          {
            id: 'committed',
            title: t('pages.round.committed'),
            cell: (row) => denseMoment(row.committedAt),
          },
          {
            id: 'items',
            title: t('pages.round.items'),
            align: 'end',
            cell: (row) => row.items ?? '—',
          },
          {
            id: 'picks',
            title: t('pages.round.picks'),
            align: 'end',
            cell: (row) => row.picks ?? '—',
          },
          {
            id: 'done',
            title: t('pages.rounds.done'),
            align: 'end',
            cell: (row) => (row.picks === null ? '—' : `${row.done} / ${row.picks}`),
          },
        ]}
      />
      {opening ? (
        <OpenDialogue shares={ask.data?.shares ?? []} onClose={() => setOpening(false)} />
      ) : null}
    </DeskPage>
  );
}
