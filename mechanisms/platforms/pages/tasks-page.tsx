import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Space } from 'antd';
import * as contract from '../contract.ts';
import type { TaskView } from '../contract.ts';
import { lightTones } from './tones.ts';

/** The task list of a year over all platforms. */
export function TasksPage() {
  const t = useWords('platforms');
  const thisYear = Number(useSession().today.slice(0, 4));
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map(String);
  const records = useRecords({
    filters: [
      {
        id: 'year',
        label: t('pages.fields.year'),
        options: years.map((value) => ({ value, label: value })),
      },
      {
        id: 'light',
        label: t('pages.fields.light'),
        options: contract.lights.map((value) => ({ value, label: t(`light.${value}`) })),
      },
    ],
  });
  const ask = useAsk(contract.listTasks, { query: { year: thisYear, ...records.query } });
  const light = (row: TaskView) => (
    <Tag tone={lightTones[row.light]}>{t(`light.${row.light}`)}</Tag>
  );
  const label = (id: string) => t(`pages.fields.${id}`);
  return (
    <DeskPage
      title={t('pages.tasks')}
      lead={t('pages.tasks-lead')}
      crumbs={[{ says: t('pages.title'), to: '/desk/platforms' }]}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.tasks')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/platforms/${row.platformId}`}
        empty={<EmptyState title={t('pages.tasks-empty')} />}
        narrow={{
          title: (row) => row.platformName,
          body: (row) => (
            <Space wrap size="small">
              {light(row)}
              <span>{row.says}</span>
              <span>{t('pages.progress', { done: row.done, target: row.target })}</span>
              <span>{row.owner}</span>
            </Space>
          ),
        }}
        columns={[
          { id: 'platform', title: t('pages.one'), cell: (row) => row.platformName },
          { id: 'says', title: label('says'), cell: (row) => row.says },
          {
            id: 'done',
            title: label('done'),
            align: 'end',
            cell: (row) => t('pages.progress', { done: row.done, target: row.target }),
          },
          { id: 'due', title: label('due'), cell: (row) => denseDate(row.dueOn) },
          { id: 'owner', title: label('owner'), cell: (row) => row.owner },
          { id: 'light', title: label('light'), cell: light },
        ]}
      />
    </DeskPage>
  );
}
