import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { call } from '@yanzhen/web-kit/client.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState, Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { listCases, listQueues, previewApproval } from '../contract.ts';
import { ApprovalPreview } from './desk-approval-preview.tsx';
import { useCountyName } from './county-name.ts';
import { Clipped } from './desk-clipped.tsx';
import { Due } from './desk-due.tsx';
import './desk.css';

const most = 200;

/** Checked cases to approve as one list: all of it or nothing. */
export function DeskApprovals() {
  const t = useWords('subsidies');
  const text = useText();
  const queries = useQueryClient();
  const { search } = useRoute();
  const countyOf = useCountyName();
  const [chosen, setChosen] = useState<readonly string[]>(search['choose']?.split(',') ?? []);
  const [done, setDone] = useState<{ approved: number; totalFen: number } | null>(null);
  const records = useRecords({ search: true, searchLabel: t('pages.desk.queue.search') });
  const { q, after } = search;
  const ask = useAsk(listCases, {
    query: {
      queue: 'mine',
      state: 'checked',
      limit: 100,
      ...(q ? { search: q } : {}),
      ...(after ? { after } : {}),
    },
  });
  const preview = useQuery({
    queryKey: [previewApproval.id, ...chosen],
    queryFn: ({ signal }) =>
      call(previewApproval, { body: { applicationIds: [...chosen] } }, signal),
    enabled: chosen.length > 0,
    staleTime: 0,
  });
  const choose = (ids: readonly string[]) => {
    setDone(null);
    setChosen(ids.slice(0, most));
  };
  const finish = (reply: { approved: number; totalFen: number }) => {
    setDone(reply);
    setChosen([]);
    const stale: readonly unknown[] = [listCases.id, listQueues.id];
    void queries.invalidateQueries({ predicate: ({ queryKey }) => stale.includes(queryKey[0]) });
  };
  const column = (id: string) => ({ id, title: t(`pages.desk.column.${id}`) });
  return (
    <DeskPage title={t('pages.desk.approvals.title')} lead={t('pages.desk.approvals.lead')}>
      {done === null ? null : (
        <div role="status">
          <Notice
            tone="good"
            title={t('pages.desk.approvals.done', {
              count: done.approved,
              yuan: yuanForReader(done.totalFen),
            })}
          >
            <p>{t('pages.desk.approvals.done-says')}</p>
          </Notice>
        </div>
      )}
      <div className="sub-approvals">
        <RecordTable
          records={records}
          ask={ask}
          label={t('pages.desk.approvals.title')}
          rowKey={(row) => row.applicationId}
          rowLink={(row) => `/desk/cases/${row.applicationId}?step=checked`}
          chosenKeys={chosen}
          onChoose={choose}
          columns={[
            { ...column('reference'), cell: (row) => row.reference ?? '—' },
            {
              ...column('due'),
              cell: (row) => <Due dueOn={row.standing.dueOn} urgency={row.urgency} />,
            },
            {
              ...column('applicant'),
              cell: (row) => <Clipped says={row.applicantName} size="name" />,
            },
            {
              ...column('amount-yuan'),
              align: 'end',
              cell: (row) => (row.amountFen === null ? '—' : yuanForReader(row.amountFen)),
            },
            {
              ...column('benefit'),
              cell: (row) => <Clipped says={text(row.benefit.name)} size="benefit" />,
            },
            {
              ...column('county'),
              cell: (row) => <Clipped says={countyOf(row.county) || '—'} size="county" />,
            },
          ]}
          narrow={{
            title: (row) => `${row.reference ?? ''} ${row.applicantName}`,
            body: (row) => (
              <div className="sub-narrow">
                <p>
                  {countyOf(row.county)}{' '}
                  {row.amountFen === null ? null : <Money fen={row.amountFen} />}
                </p>
                <p>
                  <Due dueOn={row.standing.dueOn} urgency={row.urgency} />
                </p>
              </div>
            ),
          }}
          empty={
            <EmptyState title={t('pages.desk.approvals.none')}>
              <p>{t('pages.desk.approvals.none-says')}</p>
            </EmptyState>
          }
        />
        <ApprovalPreview chosen={chosen} preview={preview} onChoose={choose} onDone={finish} />
      </div>
    </DeskPage>
  );
}
