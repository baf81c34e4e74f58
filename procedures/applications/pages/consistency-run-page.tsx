import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { Table } from 'antd';
import { showConsistencyRun } from '../contract-consistency.ts';
import { Found } from './consistency-page.tsx';

/** One night: the cases and fields that are not what their events make of them. */
export function ConsistencyRunPage() {
  const t = useWords('applications');
  const { language } = useLanguage();
  const { params } = useRoute();
  const ask = useAsk(showConsistencyRun, { params: { runId: params['runId'] ?? '' } });
  const on = ask.data ? dateText(ask.data.on, language) : '';
  return (
    <DeskPage
      title={t('pages.consistency.run', { on })}
      meta={ask.data ? <Found run={ask.data} /> : undefined}
      crumbs={[{ says: t('pages.consistency.title'), to: '/desk/consistency' }]}
    >
      <Asked of={ask}>
        {(run) =>
          run.differences === 0 ? (
            <Notice tone="good" title={t('pages.consistency.good')}>
              {t('pages.consistency.good-says', {
                cases: run.cases.toLocaleString('en-US'),
                events: run.events.toLocaleString('en-US'),
              })}
            </Notice>
          ) : (
            <>
              <Notice tone="bad" title={t('pages.consistency.bad', { count: run.differences })}>
                {t('pages.consistency.bad-says')}
              </Notice>
              <DeskSheet>
                <Table
                  size="small"
                  pagination={false}
                  rowKey={(row) => `${row.applicationId} ${row.field}`}
                  dataSource={run.rows}
                  columns={[
                    {
                      key: 'case',
                      title: t('pages.consistency.case'),
                      render: (_, row) => (
                        <Link to={`/desk/cases/${row.applicationId}`}>
                          {row.reference ?? row.applicationId}
                        </Link>
                      ),
                    },
                    {
                      key: 'field',
                      title: t('pages.consistency.field'),
                      render: (_, row) => row.field,
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
