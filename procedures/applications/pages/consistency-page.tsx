import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { listConsistencyRuns } from '../contract-consistency.ts';

/** What the nightly rebuild of every case from its events found, night by night. */
export function ConsistencyPage() {
  const t = useWords('applications');
  const { language } = useLanguage();
  const records = useRecords({});
  const { after } = records.query;
  const ask = useAsk(listConsistencyRuns, { query: after ? { after } : {} });
  return (
    <DeskPage title={t('pages.consistency.title')} lead={t('pages.consistency.lead')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.consistency.label')}
        rowKey={(row) => row.runId}
        rowLink={(row) => `/desk/consistency/${row.runId}`}
        empty={
          <EmptyState title={t('pages.consistency.none')}>
            <p>{t('pages.consistency.none-says')}</p>
          </EmptyState>
        }
        columns={[
          {
            id: 'on',
            title: t('pages.consistency.on'),
            cell: (row) => dateText(row.on, language),
          },
          {
            id: 'differences',
            title: t('pages.consistency.found'),
            cell: (row) => <Found run={row} />,
          },
          {
            id: 'cases',
            title: t('pages.consistency.cases'),
            align: 'end',
            cell: (row) => row.cases.toLocaleString('en-US'),
          },
          {
            id: 'events',
            title: t('pages.consistency.events'),
            align: 'end',
            cell: (row) => row.events.toLocaleString('en-US'),
          },
          {
            id: 'ended',
            title: t('pages.consistency.ended'),
            cell: (row) => (row.endedAt === null ? '—' : denseMoment(row.endedAt)),
          },
        ]}
      />
    </DeskPage>
  );
}

/** Whether a night's cases are what their events say. */
export function Found({
  run,
}: {
  readonly run: { readonly endedAt: string | null; readonly differences: number };
}) {
  const t = useWords('applications');
  if (run.differences > 0) {
    return <Tag tone="bad">{t('pages.consistency.differs', { count: run.differences })}</Tag>;
  }
  return run.endedAt === null ? (
    <Tag tone="waiting">{t('pages.consistency.running')}</Tag>
  ) : (
    <Tag tone="good">{t('pages.consistency.same')}</Tag>
  );
}
