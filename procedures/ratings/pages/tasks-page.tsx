import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { listTasks, type RatingTaskRow } from '../contract.ts';
import { useBenefitName } from './names.ts';
import './desk.css';
import { toneOfGrade, toneOfState } from './tones.ts';

const shows = ['open', 'late', 'ended'] as const;

/** Bad ratings to follow up. */
export function RatingTasksPage() {
  const t = useWords('ratings');
  const text = useText();
  const benefit = useBenefitName();
  const { go } = useRoute();
  const { account } = useSession();
  const records = useRecords({
    tabs: shows.map((show) => ({ id: show, label: t(`pages.desk.${show}`), query: { show } })),
  });
  const { after } = records.query;
  const show = shows.find((each) => each === records.query['show']) ?? 'open';
  const ask = useAsk(listTasks, { query: { show, ...(after ? { after } : {}) } });
  const oversees = account?.roles.some((role) => role === 'leader' || role === 'auditor') ?? false;
  const grade = (row: RatingTaskRow) => (
    <Tag tone={toneOfGrade(row.grade)}>{t(`grade.${row.grade}`)}</Tag>
  );
  const state = (row: RatingTaskRow) => (
    <span className="rating-tags">
      <Tag tone={toneOfState[row.state]}>{t(`state.${row.state}`)}</Tag>
      {row.escalated ? <Tag tone="bad">{t('pages.desk.escalated')}</Tag> : null}
    </span>
  );
  const due = (row: RatingTaskRow) =>
    row.dueOn === null ? (
      '—'
    ) : (
      <span className="rating-tags">
        {denseDate(row.dueOn)}
        {row.overdue ? <Tag tone="bad">{t('pages.desk.overdue')}</Tag> : null}
      </span>
    );
  return (
    <DeskPage
      title={t('pages.desk.title')}
      lead={t('pages.desk.lead')}
      {...(oversees
        ? {
            actions: (
              <Button onClick={() => go('/desk/ratings/statistics')}>
                {t('pages.desk.statistics')}
              </Button>
            ),
          }
        : {})}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.desk.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/ratings/${row.id}`}
        empty={
          <EmptyState title={t('pages.desk.empty')}>
            <p>{t('pages.desk.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.number,
          body: (row) => (
            <span className="rating-tags">
              {grade(row)} {text(row.stepName)} · {text(row.department)} {state(row)} {due(row)}
            </span>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.desk.number'), cell: (row) => row.number },
          { id: 'grade', title: t('pages.desk.grade'), cell: grade },
          { id: 'step', title: t('pages.desk.step'), cell: (row) => text(row.stepName) },
          { id: 'benefit', title: t('pages.desk.benefit'), cell: (row) => benefit(row.benefitId) },
          {
            id: 'department',
            title: t('pages.desk.department'),
            cell: (row) => text(row.department),
          },
          { id: 'rated', title: t('pages.desk.rated'), cell: (row) => denseMoment(row.ratedAt) },
          { id: 'due', title: t('pages.desk.due'), cell: due },
          {
            id: 'handler',
            title: t('pages.desk.handler'),
            cell: (row) => row.handledBy ?? t('pages.desk.nobody'),
          },
          { id: 'state', title: t('pages.desk.state'), cell: state },
        ]}
      />
    </DeskPage>
  );
}
