import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { listBenefits, showCity } from '@yanzhen/registers/policies/contract.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText, denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable, type RecordColumn } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords, type RecordFilter } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { listCases, listQueues, type CaseRow } from '../contract.ts';
import { useCountyName } from './county-name.ts';
import { Clipped } from './desk-clipped.tsx';
import { Due } from './desk-due.tsx';
import { caseAddress, queueQuery, tabsFor } from './desk-queue-address.ts';
import { StateTag } from './desk-state.tsx';
import './desk.css';

/** Cases by due day: those that wait for the reader, those overdue, and all. */
export function DeskQueue() {
  const t = useWords('subsidies');
  const kit = useWords();
  const { search } = useRoute();
  const { language } = useLanguage();
  const { account, today } = useSession();
  const roles = account?.roles ?? [];
  const query = queueQuery(search, roles);
  const counts = useAsk(listQueues, {}, { refetchEvery: 120_000 });
  const overdue = useAsk(listCases, { query: { queue: 'overdue', limit: 1 } }).data?.total;
  const filters = useQueueFilters(query.queue === 'mine');
  const records = useRecords({
    tabs: tabsFor(roles).map((id) => ({
      id,
      label: t(`pages.desk.queue.tab.${id}`),
      query: {},
      count: { mine: counts.data?.mine.total, overdue: overdue?.count, all: undefined }[id],
    })),
    filters,
    search: true,
    searchLabel: t('pages.desk.queue.search'),
  });
  const ask = useAsk(listCases, { query });
  const columns = useQueueColumns();
  return (
    <DeskPage
      title={t('pages.desk.queue.title')}
      actions={<Button onClick={() => globalThis.print()}>{kit('desk.print')}</Button>}
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
          actions={query.queue === 'mine' ? <Urgencies /> : undefined}
          empty={
            <EmptyState title={t(`pages.desk.queue.none.${query.queue}`)}>
              {query.queue === 'mine' ? <p>{t('pages.desk.queue.none-says')}</p> : null}
            </EmptyState>
          }
        />
      </div>
    </DeskPage>
  );
}

/** How pressing the reader's own cases are. */
function Urgencies() {
  const t = useWords('subsidies');
  const counts = useAsk(listQueues, {}, { refetchEvery: 120_000 }).data?.mine;
  if (counts === undefined || counts.total === 0) return null;
  return (
    <ul className="sub-urgencies" aria-label={t('pages.desk.queue.urgencies')}>
      {(['overdue', 'red', 'amber', 'green'] as const).map((urgency) => (
        <li key={urgency} className={`sub-left sub-left-${counts[urgency] ? urgency : 'no'}`}>
          {t(`pages.desk.urgency.${urgency}`)} <strong>{counts[urgency]}</strong>
        </li>
      ))}
    </ul>
  );
}

function useQueueFilters(mine: boolean): readonly RecordFilter[] {
  const t = useWords('subsidies');
  const text = useText();
  const { account } = useSession();
  const queues = useAsk(listQueues, {}, { refetchEvery: 120_000 }).data?.queues ?? [];
  const city = useAsk(showCity, {}, { freshFor: 3_600_000 }).data;
  const benefits = useAsk(listBenefits, {}, { freshFor: 3_600_000 }).data?.rows ?? [];
  const own = account?.counties ?? [];
  const filters = [
    {
      id: 'state',
      label: t('pages.desk.column.state'),
      options: queues
        .filter((queue) => !mine || queue.mine)
        .map(({ state, count }) => ({
          value: state,
          label: t('pages.desk.queue.state-count', { state: text(stateNames[state]), count }),
        })),
    },
    {
      id: 'county',
      label: t('pages.desk.column.county'),
      options: (city?.counties ?? [])
        .filter(({ code }) => own.length === 0 || own.includes(code))
        .map(({ code, name }) => ({ value: code, label: text(name) })),
    },
    {
      id: 'benefitId',
      label: t('pages.desk.column.benefit'),
      options: benefits.map(({ id, name }) => ({ value: id, label: text(name) })),
    },
  ];
  // One choice is none.
  return filters.filter(({ options }) => options.length > 1);
}

function useQueueColumns(): readonly RecordColumn<CaseRow>[] {
  const t = useWords('subsidies');
  const text = useText();
  const countyOf = useCountyName();
  const column = (id: string, cell: RecordColumn<CaseRow>['cell']) => ({
    id,
    title: t(`pages.desk.column.${id}`),
    cell,
  });
  return [
    column('reference', (row) => row.reference ?? '—'),
    column('due', (row) => <Due dueOn={row.standing.dueOn} urgency={row.urgency} />),
    column('applicant', (row) => <Clipped says={row.applicantName} size="name" />),
    column('state', (row) => <StateTag state={row.standing.state} />),
    {
      ...column('amount', (row) => (row.amountFen === null ? '—' : yuanForReader(row.amountFen))),
      title: t('pages.desk.column.amount-yuan'),
      align: 'end',
    },
    column('employer', (row) => <Clipped says={row.organisationName ?? '—'} size="employer" />),
    column('benefit', (row) => <Clipped says={text(row.benefit.name)} size="benefit" />),
    column('county', (row) => <Clipped says={countyOf(row.county) || '—'} size="county" />),
    column('since', (row) => <Since at={row.standing.holderSince} />),
  ];
}

function NarrowCase({ row }: { readonly row: CaseRow }) {
  const text = useText();
  const countyOf = useCountyName();
  return (
    <div className="sub-narrow">
      <p>{[row.organisationName, countyOf(row.county)].filter(Boolean).join(' · ')}</p>
      <p>
        {text(row.benefit.name)} {row.amountFen === null ? null : <Money fen={row.amountFen} />}
      </p>
      <p>
        <StateTag state={row.standing.state} />{' '}
        {row.standing.dueOn === null ? null : (
          <Due dueOn={row.standing.dueOn} urgency={row.urgency} />
        )}
      </p>
    </div>
  );
}

/** A day of this year without its year: the column is narrow and the year is known. */
function Since({ at }: { readonly at: string }) {
  const { today } = useSession();
  const on = denseDate(at);
  return <time dateTime={on}>{on.slice(0, 4) === today.slice(0, 4) ? on.slice(5) : on}</time>;
}
