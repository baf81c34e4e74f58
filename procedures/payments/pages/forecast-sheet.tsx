import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Table } from 'antd';
import * as contract from '../contract-months.ts';
import { useNames } from './names.ts';

/** Instalments already promised, by the year in which they fall due, beside that year's lines. */
export function ForecastSheet() {
  const t = useWords('payments');
  const names = useNames();
  const ask = useAsk(contract.forecast, {});
  return (
    <Asked of={ask}>
      {({ rows }) =>
        rows.length === 0 ? null : (
          <DeskSheet title={t('pages.forecast.title')}>
            <Table
              size="small"
              pagination={false}
              scroll={{ x: 'max-content' }}
              rowKey={(row) => `${row.year} ${row.benefitId}`}
              dataSource={[...rows]}
              columns={[
                { key: 'year', title: t('pages.budget.year'), render: (_, row) => row.year },
                {
                  key: 'benefit',
                  title: t('pages.batches.benefit'),
                  render: (_, row) => names.benefit(row.benefitId),
                },
                {
                  key: 'cases',
                  title: t('pages.forecast.cases'),
                  align: 'end',
                  render: (_, row) => row.cases,
                },
                {
                  key: 'promised',
                  title: t('pages.forecast.promised'),
                  align: 'end',
                  render: (_, row) => yuanForReader(row.promisedFen),
                },
                {
                  key: 'available',
                  title: t('pages.forecast.available'),
                  align: 'end',
                  render: (_, row) =>
                    row.availableFen === null ? (
                      t('pages.forecast.no-line')
                    ) : (
                      <span className={row.availableFen < row.promisedFen ? 'payments-red' : ''}>
                        {yuanForReader(row.availableFen)}
                      </span>
                    ),
                },
              ]}
            />
          </DeskSheet>
        )
      }
    </Asked>
  );
}
