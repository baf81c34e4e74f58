import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Table } from 'antd';
import * as contract from '../contract.ts';

/** Counters, ledger, reservations and payments, added up again and compared. */
export function ReconciliationPage() {
  const t = useWords('payments');
  const ask = useAsk(contract.reconciliation, {}, { freshFor: 0 });
  return (
    <DeskPage
      title={t('pages.reconciliation.title')}
      lead={t('pages.reconciliation.lead')}
      actions={
        <>
          <Link to="/desk/payments/reconciliation/months">{t('pages.months.open')}</Link>
          <Button loading={ask.isFetching} onClick={() => void ask.refetch()}>
            {t('pages.reconciliation.again')}
          </Button>
        </>
      }
    >
      <Asked of={ask}>
        {({ ok, lines, transactions, entries, differences }) =>
          ok ? (
            <Notice tone="good" title={t('pages.reconciliation.good')}>
              {t('pages.reconciliation.good-says', { lines, transactions, entries })}
            </Notice>
          ) : (
            <>
              <Notice
                tone="bad"
                title={t('pages.reconciliation.bad', { count: differences.length })}
              >
                {t('pages.reconciliation.bad-says')}
              </Notice>
              <DeskSheet>
                <Table
                  size="small"
                  pagination={false}
                  rowKey={(row) => `${row.budgetLineId} ${row.what}`}
                  dataSource={differences}
                  columns={[
                    {
                      key: 'line',
                      title: t('pages.reconciliation.line'),
                      render: (_, row) => row.budgetLineId,
                    },
                    {
                      key: 'what',
                      title: t('pages.reconciliation.what'),
                      render: (_, row) => row.what,
                    },
                    {
                      key: 'expected',
                      title: t('pages.reconciliation.expected'),
                      align: 'end',
                      render: (_, row) => yuanForReader(row.expectedFen),
                    },
                    {
                      key: 'found',
                      title: t('pages.reconciliation.found'),
                      align: 'end',
                      render: (_, row) => yuanForReader(row.foundFen),
                    },
                  ]}
                />
              </DeskSheet>
            </>
          )
        }
      </Asked>
    </DeskPage>
  );
}
