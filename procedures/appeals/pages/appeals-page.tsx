import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listAppeals, type AppealRowView } from '../contract.ts';
import './appeals.css';
import { useBenefitName } from './names.ts';
import { toneOf } from './tones.ts';

const shows = ['open', 'ended'] as const;

/** Appeals to hear, and those that ended. */
export function AppealsPage() {
  const t = useWords('appeals');
  const text = useText();
  const benefit = useBenefitName();
  const records = useRecords({
    tabs: shows.map((show) => ({ id: show, label: t(`pages.desk.${show}`), query: { show } })),
  });
  const { after } = records.query;
  const show = shows.find((each) => each === records.query['show']) ?? 'open';
  const ask = useAsk(listAppeals, { query: { show, ...(after ? { after } : {}) } });
  const state = (row: AppealRowView) => (
    <Tag tone={toneOf[row.state]}>{t(`state.${row.state}`)}</Tag>
  );
  const due = (row: AppealRowView) =>
    row.dueOn === null ? (
      '—'
    ) : (
      <span className="appeal-tags">
        {denseDate(row.dueOn)}
        {row.overdue ? <Tag tone="bad">{t('pages.desk.overdue')}</Tag> : null}
      </span>
    );
  const heard = (row: AppealRowView) => row.heardBy ?? t('pages.desk.nobody');
  return (
    <DeskPage title={t('pages.desk.title')} lead={t('pages.desk.lead')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.desk.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/appeals/${row.id}`}
        empty={
          <EmptyState title={t('pages.desk.empty')}>
            <p>{t('pages.desk.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => `${row.number} ${row.name}`,
          body: (row) => (
            <span className="appeal-tags">
              {benefit(row.benefitId)} · {text(row.decisionName)} {state(row)} {due(row)}
            </span>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.desk.number'), cell: (row) => row.number },
          { id: 'name', title: t('pages.desk.name'), cell: (row) => row.name },
          { id: 'reference', title: t('pages.desk.reference'), cell: (row) => row.reference },
          { id: 'benefit', title: t('pages.desk.benefit'), cell: (row) => benefit(row.benefitId) },
          {
            id: 'decision',
            title: t('pages.desk.decision'),
            cell: (row) => text(row.decisionName),
          },
          { id: 'filed', title: t('pages.desk.filed'), cell: (row) => denseDate(row.filedAt) },
          { id: 'due', title: t('pages.desk.due'), cell: due },
          { id: 'heard', title: t('pages.desk.heard'), cell: heard },
          { id: 'state', title: t('pages.desk.state'), cell: state },
        ]}
      />
    </DeskPage>
  );
}
