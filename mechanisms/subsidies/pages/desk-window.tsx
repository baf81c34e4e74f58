import { useAsk, Asked } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { listWindowFilings } from '../contract.ts';
import { StateTag } from './desk-state.tsx';
import './desk.css';

/** What the clerk filed for people who cannot, newest first. */
export function DeskWindow() {
  const t = useWords('subsidies');
  const text = useText();
  const { go } = useRoute();
  const list = useAsk(listWindowFilings, {});
  const column = (id: string) => ({ id, title: t(`pages.desk.column.${id}`) });
  const start = (
    <Button type="primary" onClick={() => go('/desk/window/new')}>
      {t('pages.desk.window.new')}
    </Button>
  );
  return (
    <DeskPage
      title={t('pages.desk.window.title')}
      lead={t('pages.desk.window.lead')}
      actions={start}
    >
      <Asked of={list} rows={8}>
        {({ applications }) =>
          applications.length === 0 ? (
            <DeskSheet>
              <EmptyState title={t('pages.desk.window.none')}>
                <p>{t('pages.desk.window.none-says')}</p>
              </EmptyState>
            </DeskSheet>
          ) : (
            <DeskSheet>
              <PlainTable
                caption={t('pages.desk.window.title')}
                rows={applications}
                rowKey={(row) => row.applicationId}
                columns={[
                  {
                    ...column('applicant'),
                    cell: (row) => (
                      <Link to={`/desk/window/${row.applicationId}`}>{row.applicantName}</Link>
                    ),
                  },
                  {
                    ...column('reference'),
                    cell: (row) => row.reference ?? t('pages.desk.window.draft'),
                  },
                  { ...column('benefit'), cell: (row) => text(row.benefit.name) },
                  {
                    ...column('amount'),
                    align: 'end',
                    cell: (row) => (row.amountFen === null ? '—' : <Money fen={row.amountFen} />),
                  },
                  {
                    ...column('state'),
                    cell: (row) => (
                      <>
                        <StateTag state={row.standing.state} />{' '}
                        {row.yourTurn ? (
                          <Tag tone="attention">{t('pages.desk.window.your-turn')}</Tag>
                        ) : null}
                      </>
                    ),
                  },
                  {
                    ...column('since'),
                    cell: (row) => denseDate(row.standing.holderSince),
                  },
                ]}
              />
            </DeskSheet>
          )
        }
      </Asked>
    </DeskPage>
  );
}
