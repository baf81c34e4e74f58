import { yuanInWords } from '@yanzhen/values/money-in-words.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract-public.ts';
import { useNames } from './names.ts';

const totals = ['granted', 'paid', 'returned', 'owed', 'recovered', 'due'] as const;

/** The statement of the person who is signed in (对账单), to read and to print. */
export function StatementPage() {
  const t = useWords('payments');
  const text = useText();
  const names = useNames();
  const ask = useAsk(contract.myStatement, {});
  return (
    <Page title={t('pages.statement.title')} lead={t('pages.statement.lead')}>
      <Asked of={ask}>
        {(statement) =>
          statement.cases.length === 0 ? (
            <EmptyState title={t('pages.statement.empty')}>
              <p>{t('pages.statement.empty-says')}</p>
            </EmptyState>
          ) : (
            <>
              <p>
                {statement.name} · {t('pages.statement.on')} <DateText on={statement.on} />
              </p>
              <SummaryList
                rows={totals.map((id) => ({
                  id,
                  label: t(`pages.statement.${id}`),
                  value: <Money fen={statement.totals[`${id}Fen`]} />,
                  ...(id === 'paid' && { source: yuanInWords(statement.totals.paidFen) }),
                }))}
              />
              {statement.cases.map((each) => (
                <Card
                  key={each.applicationId}
                  title={names.benefit(each.benefitId)}
                  meta={<span className="yz-small">{each.reference}</span>}
                >
                  <PlainTable
                    caption={t('pages.statement.lines')}
                    rows={each.lines.map((line, place) => ({ ...line, place }))}
                    rowKey={(line) => String(line.place)}
                    columns={[
                      {
                        id: 'on',
                        title: t('pages.statement.day'),
                        cell: (line) => <DateText on={line.on} />,
                      },
                      {
                        id: 'kind',
                        title: t('pages.statement.what'),
                        cell: (line) => t(`statement.${line.kind}`),
                      },
                      {
                        id: 'amount',
                        title: t('pages.statement.amount'),
                        align: 'end',
                        cell: (line) => <Money fen={line.amountFen} />,
                      },
                    ]}
                  />
                  {each.due.length === 0 ? null : (
                    <>
                      <h3>{t('pages.statement.due-parts')}</h3>
                      <ul>
                        {each.due.map((part) => (
                          <li key={part.number}>
                            {text(part.name)} · <DateText on={part.dueOn} /> ·{' '}
                            <Money fen={part.amountFen} />
                          </li>
                        ))}
                      </ul>
                    </>
                  )}
                </Card>
              ))}
              <Button onClick={() => print()}>{t('pages.statement.print')}</Button>
            </>
          )
        }
      </Asked>
    </Page>
  );
}
