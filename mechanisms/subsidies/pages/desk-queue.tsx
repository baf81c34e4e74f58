import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { listCases, listQueues } from '../contract.ts';
import { BulkBar } from './desk-bulk-bar.tsx';
import { FindByIdentity } from './desk-find-by-identity.tsx';
import { KeptQueries } from './desk-kept-queries.tsx';
import { caseAddress, queueQuery, tabsFor } from './desk-queue-address.ts';
import { NarrowCase, useQueueColumns } from './desk-queue-columns.tsx';
import { useQueueFilters } from './desk-queue-filters.ts';
import './desk.css';

/** Cases by due day: those that wait for the reader, those assigned to them, those overdue, and all. */
export function DeskQueue() {
  const t = useWords('subsidies');
  const kit = useWords();
  const { search } = useRoute();
  const { language } = useLanguage();
  const { account, today } = useSession();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const roles = account?.roles ?? [];
  const query = queueQuery(search, roles);
  const counts = useAsk(listQueues, {}, { refetchEvery: 120_000 });
  const totalOf = (queue: 'overdue' | 'assigned') => ({ query: { queue, limit: 1 } });
  const overdue = useAsk(listCases, totalOf('overdue')).data?.total;
  const assigned = useAsk(listCases, totalOf('assigned')).data?.total;
  const { total, more } = counts.data?.mine ?? { total: undefined, more: false };
  const totals = {
    mine: total === undefined ? undefined : { count: total, more },
    assigned,
    overdue,
    all: undefined,
  };
  const records = useRecords({
    tabs: tabsFor(roles).map((id) => ({
      id,
      label: t(`pages.desk.queue.tab.${id}`),
      query: {},
      count: totals[id]?.count,
      more: totals[id]?.more,
    })),
    filters: useQueueFilters(query.queue),
    search: true,
    searchLabel: t('pages.desk.queue.search'),
  });
  const ask = useAsk(listCases, { query });
  const columns = useQueueColumns();
  const rows = ask.data?.rows ?? [];
  // What is no longer in sight is not chosen any more.
  const choice = rows.filter((row) => chosen.includes(row.applicationId));
  return (
    <DeskPage
      title={t('pages.desk.queue.title')}
      actions={
        <>
          <FindByIdentity />
          <Button onClick={() => globalThis.print()}>{kit('desk.print')}</Button>
        </>
      }
    >
      <p className="sub-printed">
        {t('pages.desk.printed', { name: account?.name ?? '', on: dateText(today, language) })}
      </p>
      <div className="sub-queue">
        <RecordTable
          records={records}
          ask={ask}
          label={t('pages.desk.queue.title')}
          rowKey={(row) => row.applicationId}
          rowLink={(row) => caseAddress(row.applicationId, search)}
          columns={columns}
          narrow={{
            title: (row) => `${row.reference ?? ''} ${row.applicantName}`,
            body: (row) => <NarrowCase row={row} />,
          }}
          {...(roles.includes('auditor')
            ? {}
            : {
                chosenKeys: choice.map((row) => row.applicationId),
                onChoose: (keys: readonly string[]) => setChosen(keys),
              })}
          actions={
            <>
              {query.queue === 'mine' ? <Urgencies /> : null}
              <KeptQueries />
            </>
          }
          empty={
            <EmptyState title={t(`pages.desk.queue.none.${query.queue}`)}>
              {query.queue === 'mine' ? <p>{t('pages.desk.queue.none-says')}</p> : null}
            </EmptyState>
          }
        />
        <BulkBar rows={choice} onClear={() => setChosen([])} />
      </div>
    </DeskPage>
  );
}

/** How pressing the reader's own cases are; each opens them. */
function Urgencies() {
  const t = useWords('subsidies');
  const { search, setSearch } = useRoute();
  const counts = useAsk(listQueues, {}, { refetchEvery: 120_000 }).data?.mine;
  if (counts === undefined || counts.total === 0) return null;
  return (
    <ul className="sub-urgencies" aria-label={t('pages.desk.queue.urgencies')}>
      {(['overdue', 'red', 'amber', 'green'] as const).map((urgency) => (
        <li key={urgency}>
          <button
            type="button"
            className={`sub-left sub-left-${counts[urgency] ? urgency : 'no'}`}
            aria-pressed={search['due'] === urgency}
            onClick={() =>
              setSearch({ due: search['due'] === urgency ? undefined : urgency, after: undefined })
            }
          >
            {t(`pages.desk.urgency.${urgency}`)} <strong>{counts[urgency]}</strong>
          </button>
        </li>
      ))}
    </ul>
  );
}
