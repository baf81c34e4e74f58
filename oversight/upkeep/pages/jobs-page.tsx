import { Button, Space } from 'antd';
import { useState } from 'react';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { giveUp, listLaidAside, tryAgain } from '../contract.ts';

interface Act {
  readonly jobId: string;
  readonly kind: 'again' | 'give-up';
}

/** Jobs that failed to their last try, and what an administrator does about them. */
export function JobsPage() {
  const t = useWords('upkeep');
  const records = useRecords({});
  const ask = useAsk(listLaidAside, {});
  const sends = { again: useTell(tryAgain), 'give-up': useTell(giveUp) };
  const [act, setAct] = useState<Act | null>(null);
  const button = (jobId: string, kind: Act['kind']) => (
    <Button size="small" danger={kind === 'give-up'} onClick={() => setAct({ jobId, kind })}>
      {t(`pages.jobs.${kind}`)}
    </Button>
  );
  const buttons = (jobId: string) => (
    <Space wrap>
      {button(jobId, 'again')}
      {button(jobId, 'give-up')}
    </Space>
  );
  return (
    <DeskPage title={t('pages.jobs.title')} lead={t('pages.jobs.lead')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.jobs.label')}
        rowKey={(row) => row.jobId}
        empty={
          <EmptyState title={t('pages.jobs.none')}>
            <p>{t('pages.jobs.none-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => <code>{row.task}</code>,
          body: (row) => (
            <>
              <div>
                {denseMoment(row.failedAt)}
                {' · '}
                {t('pages.jobs.tries')} {row.attempts}
              </div>
              <p>{row.why}</p>
              {buttons(row.jobId)}
            </>
          ),
        }}
        columns={[
          { id: 'task', title: t('pages.jobs.task'), cell: (row) => <code>{row.task}</code> },
          {
            id: 'tries',
            title: t('pages.jobs.tries'),
            align: 'end',
            width: 90,
            cell: (row) => row.attempts,
          },
          {
            id: 'failed-at',
            title: t('pages.jobs.failed-at'),
            width: 170,
            cell: (row) => denseMoment(row.failedAt),
          },
          { id: 'why', title: t('pages.jobs.why'), cell: (row) => row.why },
          {
            id: 'acts',
            title: t('pages.jobs.acts'),
            width: 200,
            cell: (row) => buttons(row.jobId),
          },
        ]}
      />
      {act === null ? null : (
        <WordsDialogue
          title={t(`pages.jobs.${act.kind}`)}
          explains={t(`pages.jobs.${act.kind}-says`)}
          danger={act.kind === 'give-up'}
          fields={[{ id: 'reason', label: t('pages.jobs.reason'), required: true }]}
          onSend={({ reason = '' }) =>
            sends[act.kind].tell({ params: { jobId: act.jobId }, body: { reason } })
          }
          onDone={() => setAct(null)}
          onClose={() => setAct(null)}
        />
      )}
    </DeskPage>
  );
}
