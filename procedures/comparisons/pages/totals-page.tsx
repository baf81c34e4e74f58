import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useDownload } from '@yanzhen/web-kit/use-download.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Radio, Table } from 'antd';
import type * as z from 'zod';
import * as contract from '../contract.ts';
import type { Total, TotalsBy } from '../contract.ts';
import './comparisons.css';

type Totals = z.output<typeof contract.showTotals.reply>;

/** In which column of the records each group is filtered by. */
const filterOf = { list: 'list', kind: 'kind', county: 'county', result: 'result' } as const;
const sums = ['flagged', 'open', 'cleared', 'upheld', 'to-recover', 'recovered'] as const;

/** The auditor's totals: each opens to its records; printed as it stands, or taken out as a spreadsheet. */
export function TotalsPage() {
  const t = useWords('comparisons');
  const { search, setSearch } = useRoute();
  const by = contract.totalsBy.find((each) => each === search['by']) ?? 'kind';
  const ask = useAsk(contract.showTotals, { query: { by } }, { freshFor: 0 });
  const { problem, save } = useDownload();
  return (
    <DeskPage
      title={t('pages.totals.title')}
      lead={ask.data === undefined ? undefined : t('pages.totals.lead', { date: ask.data.on })}
      crumbs={[{ says: t('pages.lists.title'), to: '/desk/comparisons' }]}
      actions={
        <>
          <Button onClick={() => print()}>{t('pages.totals.print')}</Button>
          <Button
            type="primary"
            onClick={() => void save(contract.downloadTotals, { query: { by } })}
          >
            {t('pages.totals.export')}
          </Button>
        </>
      }
    >
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <div className="yz-filters">
        <Radio.Group
          aria-label={t('pages.totals.by')}
          optionType="button"
          value={by}
          options={contract.totalsBy.map((each) => ({
            value: each,
            label: t(`pages.totals.by-${each}`),
          }))}
          onChange={({ target }) => setSearch({ by: String(target.value) })}
        />
      </div>
      <Asked of={ask}>{(totals) => <TotalsTable by={by} totals={totals} />}</Asked>
    </DeskPage>
  );
}

interface Line extends Total {
  readonly whole: boolean;
}

function TotalsTable({ by, totals }: { readonly by: TotalsBy; readonly totals: Totals }) {
  const t = useWords('comparisons');
  const { account } = useSession();
  const opens =
    account?.roles.some((role) =>
      ['county-officer', 'city-checker', 'approver', 'auditor'].includes(role),
    ) ?? false;
  if (totals.rows.length === 0) {
    return (
      <EmptyState title={t('pages.totals.empty')}>
        <p>{t('pages.totals.empty-says')}</p>
      </EmptyState>
    );
  }
  const lines: Line[] = [
    ...totals.rows.map((row) => ({ ...row, whole: false })),
    { ...totals.all, key: null, name: null, whole: true },
  ];
  return (
    <>
      <Table
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey={(row) => (row.whole ? 'all' : (row.key ?? 'none'))}
        rowClassName={(row) => (row.whole ? 'cmp-whole' : '')}
        dataSource={lines}
        columns={[
          {
            key: 'name',
            title: t(`pages.totals.by-${by}`),
            render: (_, row) => <Name by={by} row={row} opens={opens} />,
          },
          ...(['records', 'persons'] as const).map((id) => ({
            key: id,
            title: t(`pages.totals.${id}`),
            align: 'end' as const,
            render: (_: unknown, row: Line) => row[id],
          })),
          ...sums.map((id) => ({
            key: id,
            title: t(`pages.totals.${id}`),
            align: 'end' as const,
            render: (_: unknown, row: Line) => (
              <span className="cmp-sum">{yuanForReader(sumOf(row, id))}</span>
            ),
          })),
        ]}
      />
      <p className="yz-small">{t('pages.totals.balance')}</p>
    </>
  );
}

function Name({
  by,
  row,
  opens,
}: {
  readonly by: TotalsBy;
  readonly row: Line;
  readonly opens: boolean;
}) {
  const t = useWords('comparisons');
  const text = useText();
  const says = row.whole ? t('pages.totals.all') : text(row.name) || t('pages.totals.none');
  if (!opens) return <>{says}</>;
  const query = row.whole ? '' : `?${filterOf[by]}=${row.key ?? 'none'}`;
  return <Link to={`/desk/comparisons/suspects${query}`}>{says}</Link>;
}

function sumOf(row: Line, id: (typeof sums)[number]): number {
  return {
    flagged: row.flaggedFen,
    open: row.openFen,
    cleared: row.clearedFen,
    upheld: row.upheldFen,
    'to-recover': row.toRecoverFen,
    recovered: row.recoveredFen,
  }[id];
}
