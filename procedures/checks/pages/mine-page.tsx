import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import * as contract from '../contract.ts';
import { QuestionDue } from './question-due.tsx';
import { stateTones } from './tones.ts';
import './checks.css';

const shows = ['open', 'overdue', 'closed'] as const;

/** The questions of the reader's department. */
export function MinePage() {
  const t = useWords('checks');
  const text = useText();
  const { go } = useRoute();
  const records = useRecords({
    tabs: shows.map((show) => ({ id: show, label: t(`pages.mine.${show}`), query: { show } })),
  });
  const { after } = records.query;
  const show = shows.find((each) => each === records.query['show']) ?? 'open';
  const ask = useAsk(contract.listMine, { query: { show, ...(after ? { after } : {}) } });
  return (
    <DeskPage
      title={t('pages.mine.title')}
      lead={t('pages.mine.lead')}
      actions={<Button onClick={() => go('/desk/checks/sheet')}>{t('pages.sheet.title')}</Button>}
      meta={ask.data ? <Tag>{text(ask.data.department)}</Tag> : undefined}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.mine.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/checks/mine/${row.id}`}
        empty={
          <EmptyState title={t('pages.mine.empty')}>
            <p>{t('pages.mine.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => text(row.asks),
          body: (row) => (
            <div className="checks-tags">
              <span>{row.name}</span>
              <QuestionDue dueOn={row.dueOn} overdue={row.overdue} />
              <Tag tone={stateTones[row.state]}>{t(`question-state.${row.state}`)}</Tag>
            </div>
          ),
        }}
        columns={[
          {
            id: 'asks',
            title: t('pages.mine.asks'),
            cell: (row) => <span className="checks-asks">{text(row.asks)}</span>,
          },
          { id: 'name', title: t('pages.mine.name'), cell: (row) => row.name },
          { id: 'number', title: t('pages.mine.number'), cell: (row) => row.number },
          { id: 'asked', title: t('pages.mine.asked'), cell: (row) => denseMoment(row.askedAt) },
          {
            id: 'due',
            title: t('pages.mine.due'),
            cell: (row) => <QuestionDue dueOn={row.dueOn} overdue={row.overdue} />,
          },
          {
            id: 'state',
            title: t('pages.mine.state'),
            cell: (row) => (
              <Tag tone={stateTones[row.state]}>{t(`question-state.${row.state}`)}</Tag>
            ),
          },
        ]}
      />
    </DeskPage>
  );
}
