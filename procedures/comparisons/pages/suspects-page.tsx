import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { useNames } from './names.ts';
import { standingKey, toneOf } from './tones.ts';
import './comparisons.css';

/** Suspect records by kind, county and result; each total of the auditor leads here. */
export function SuspectsPage() {
  const t = useWords('comparisons');
  const text = useText();
  const names = useNames();
  const { search } = useRoute();
  const records = useRecords({
    filters: [
      {
        id: 'result',
        label: t('pages.suspects.result'),
        options: contract.results.map((id) => ({ value: id, label: t(`result.${id}`) })),
      },
      {
        id: 'kind',
        label: t('pages.suspects.kind'),
        options: contract.kindIds.map((id) => ({ value: id, label: t(`kind.${id}`) })),
      },
      {
        id: 'county',
        label: t('pages.suspects.county'),
        options: [...names.counties, { value: 'none', label: t('pages.suspects.no-county') }],
      },
    ],
  });
  const list = search['list'];
  const number = useListNumber(list);
  const ask = useAsk(
    contract.listSuspects,
    { query: { ...records.query, ...(list === undefined ? {} : { list }) } },
    { freshFor: 0 },
  );
  return (
    <DeskPage
      title={
        list === undefined ? t('pages.suspects.title') : t('pages.suspects.of-list', { number })
      }
      lead={t('pages.suspects.lead')}
      {...(list === undefined
        ? {}
        : { crumbs: [{ says: t('pages.suspects.all'), to: '/desk/comparisons/suspects' }] })}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.suspects.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/comparisons/suspects/${row.id}`}
        empty={
          <EmptyState title={t('pages.suspects.empty')}>
            <p>{t('pages.suspects.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => `${row.name} · ${t(`kind.${row.kind}`)}`,
          body: (row) => (
            <div>
              <p>{text(row.asks)}</p>
              <div className="cmp-tags">
                <span className="cmp-sum">{yuanForReader(row.stakeFen)}</span>
                <Tag tone={toneOf(row)}>{t(standingKey(row))}</Tag>
              </div>
            </div>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.suspects.number'), cell: (row) => row.number },
          {
            id: 'name',
            title: t('pages.suspects.name'),
            cell: (row) => (
              <span className="cmp-lines">
                {row.name}
                <small>{names.benefit(row.benefitId)}</small>
                <small>{names.county(row.county)}</small>
              </span>
            ),
          },
          {
            id: 'asks',
            title: t('pages.suspects.asks'),
            cell: (row) => (
              <span className="cmp-lines">
                {text(row.asks)}
                <small>
                  {t(`kind.${row.kind}`)} {row.listNumber}
                </small>
              </span>
            ),
          },
          {
            id: 'stake',
            title: t('pages.suspects.stake'),
            align: 'end',
            cell: (row) => <span className="cmp-sum">{yuanForReader(row.stakeFen)}</span>,
          },
          {
            id: 'state',
            title: t('pages.suspects.state'),
            cell: (row) => (
              <span className="cmp-lines">
                <Tag tone={toneOf(row)}>{t(standingKey(row))}</Tag>
                {row.state === 'flagged' ? (
                  <small>{t('pages.suspects.until', { date: row.dueOn })}</small>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      <p>
        <Link to="/desk/comparisons/totals">{t('pages.totals.title')}</Link>
      </p>
    </DeskPage>
  );
}

function useListNumber(listId: string | undefined): string {
  const found = useAsk(
    contract.showList,
    { params: { listId: listId ?? '' } },
    { enabled: listId !== undefined },
  );
  return found.data?.number ?? '';
}
