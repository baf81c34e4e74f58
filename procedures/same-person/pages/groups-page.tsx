import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { Group } from '../contract.ts';
import { ReportDialogue } from './report-dialogue.tsx';
import './same-person.css';
import { standingOf } from './tone.ts';

const deciding = ['city-checker', 'approver'];

/** Groups of records that may be of one person, newest first. */
export function GroupsPage() {
  const t = useWords('same-person');
  const text = useText();
  const { account } = useSession();
  const [reporting, setReporting] = useState(false);
  const records = useRecords({
    filters: [
      {
        id: 'state',
        label: t('pages.list.state'),
        options: contract.groupStates.map((state) => ({
          value: state,
          label: t(`state.${state}`),
        })),
      },
    ],
  });
  const state = contract.groupStates.find((each) => each === records.query['state']);
  const { after } = records.query;
  const ask = useAsk(contract.listGroups, {
    query: { ...(state ? { state } : {}), ...(after ? { after } : {}) },
  });
  const decides = account?.roles.some((role) => deciding.includes(role)) ?? false;
  const standing = (row: Group) => {
    const { key, tone } = standingOf(row);
    return <Tag tone={tone}>{t(key)}</Tag>;
  };
  const link = (row: Group) => <Link to={`/desk/same-person/${row.id}`}>{row.number}</Link>;
  const signs = (row: Group) => row.signs.map(text).join(t('pages.list.comma'));
  return (
    <DeskPage
      title={t('pages.list.title')}
      lead={<p>{t('pages.list.lead')}</p>}
      {...(decides
        ? {
            actions: <Button onClick={() => setReporting(true)}>{t('pages.list.report')}</Button>,
          }
        : {})}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.list.label')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.list.empty')}>
            <p>{t('pages.list.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.names.join(t('pages.list.comma')),
          body: (row) => (
            <div className="same-tags">
              {link(row)}
              {standing(row)}
              <span>{signs(row)}</span>
              <span>
                {t('pages.list.due')} {denseDate(row.dueOn)}
              </span>
            </div>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.list.number'), cell: link },
          {
            id: 'names',
            title: t('pages.list.names'),
            cell: (row) => (
              <span className="same-wide">{row.names.join(t('pages.list.comma'))}</span>
            ),
          },
          {
            id: 'signs',
            title: t('pages.list.signs'),
            cell: (row) => <span className="same-wide">{signs(row)}</span>,
          },
          { id: 'state', title: t('pages.list.state'), cell: standing },
          { id: 'opened', title: t('pages.list.opened'), cell: (row) => denseDate(row.openedAt) },
          { id: 'due', title: t('pages.list.due'), cell: (row) => denseDate(row.dueOn) },
        ]}
      />
      {reporting ? <ReportDialogue onClose={() => setReporting(false)} /> : null}
    </DeskPage>
  );
}
