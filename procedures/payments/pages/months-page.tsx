import { yuanForReader, type Fen } from '@yanzhen/values/money.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { EmptyState, Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { InputNumber, Table } from 'antd';
import * as contract from '../contract-months.ts';
import type { MonthBatch, MonthLine } from '../contract-months.ts';
import './payments.css';

const moved = ['appropriated', 'reserved', 'instructed', 'paid', 'returned', 'recovered'] as const;
const compared = ['bankPaid', 'ledgerPaid', 'linesPaid', 'bankReturned', 'ledgerReturned', 'difference'] as const; // prettier-ignore

/** A year by month: what moved in each line, and each bank answer against the ledger (按月对账). */
export function MonthsPage() {
  const t = useWords('payments');
  const { today } = useSession();
  const { search, setSearch } = useRoute();
  const year = Number(search['year'] ?? today.slice(0, 4));
  const ask = useAsk(contract.reconcileMonths, { query: { year } }, { freshFor: 0 });
  return (
    <DeskPage
      title={t('pages.months.title')}
      lead={t('pages.months.lead')}
      crumbs={[{ says: t('pages.reconciliation.title'), to: '/desk/payments/reconciliation' }]}
      actions={
        <InputNumber
          aria-label={t('pages.budget.year')}
          min={2000}
          max={2199}
          precision={0}
          value={year}
          changeOnBlur
          onChange={(value) => setSearch({ year: value ? String(value) : undefined })}
        />
      }
    >
      <Asked of={ask}>
        {({ lines, batches, differences, overdrawn }) => (
          <>
            <Notice
              tone={differences === 0 ? 'good' : 'bad'}
              title={t(differences === 0 ? 'pages.months.good' : 'pages.months.bad', {
                count: differences,
                batches: batches.length,
              })}
            />
            {overdrawn.length === 0 ? null : (
              <Notice tone="bad" title={t('pages.budget.overdrawn', { count: overdrawn.length })}>
                {overdrawn
                  .map(({ name, overdraftFen }) => `${name} ${yuanForReader(overdraftFen)}`)
                  .join(t('pages.budget.and'))}
              </Notice>
            )}
            <DeskSheet title={t('pages.months.batches')}>
              <BatchTable batches={batches} />
            </DeskSheet>
            <DeskSheet title={t('pages.months.lines', { year })}>
              {lines.length === 0 ? (
                <EmptyState title={t('pages.months.empty')} />
              ) : (
                <LineTable lines={lines} />
              )}
            </DeskSheet>
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

function BatchTable({ batches }: { readonly batches: readonly MonthBatch[] }) {
  const t = useWords('payments');
  return (
    <Table
      size="small"
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      rowKey="batchId"
      locale={{ emptyText: t('pages.months.no-batches') }}
      dataSource={[...batches]}
      columns={[
        { key: 'month', title: t('pages.months.month'), render: (_, row) => row.month },
        {
          key: 'number',
          title: t('pages.months.batch'),
          render: (_, row) => (
            <Link to={`/desk/payments/batches/${row.batchId}`}>{row.number}</Link>
          ),
        },
        ...compared.map((id) => ({
          key: id,
          title: t(`pages.months.${id}`),
          align: 'end' as const,
          render: (_: unknown, row: MonthBatch) => (
            <Sum fen={row[`${id}Fen`]} red={id === 'difference' && row.differenceFen !== 0} />
          ),
        })),
      ]}
    />
  );
}

function LineTable({ lines }: { readonly lines: readonly MonthLine[] }) {
  const t = useWords('payments');
  return (
    <Table
      size="small"
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      rowKey={(row) => `${row.month} ${row.budgetLineId}`}
      dataSource={[...lines]}
      columns={[
        { key: 'month', title: t('pages.months.month'), render: (_, row) => row.month },
        { key: 'line', title: t('pages.budget.line'), render: (_, row) => row.name },
        ...moved.map((id) => ({
          key: id,
          title: t(`pages.months.${id}`),
          align: 'end' as const,
          render: (_: unknown, row: MonthLine) => <Sum fen={row[`${id}Fen`]} />,
        })),
      ]}
    />
  );
}

function Sum({ fen, red = false }: { readonly fen: Fen; readonly red?: boolean }) {
  return (
    <span className={red ? 'payments-sum payments-red' : 'payments-sum'}>{yuanForReader(fen)}</span>
  );
}
