import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listRecords, showStatistics, type RatingRecord } from '../contract.ts';
import './desk.css';
import { useBenefitName } from './names.ts';
import { toneOfGrade } from './tones.ts';

/** The ratings behind one figure, without who gave them. */
export function RecordsPage() {
  const t = useWords('ratings');
  const text = useText();
  const benefit = useBenefitName();
  const { search } = useRoute();
  const { department = '', benefitId = '', month = '' } = search;
  const records = useRecords();
  const { after } = records.query;
  const ask = useAsk(listRecords, {
    query: { department, benefitId, month, ...(after ? { after } : {}) },
  });
  const named = useAsk(showStatistics, { query: { from: month, to: month } }).data?.rows;
  const office = named?.find((row) => row.department === department)?.departmentName;
  const reasons = (row: RatingRecord) => row.reasons.map((each) => t(`reason.${each}`)).join('、');
  const grade = (row: RatingRecord) => (
    <Tag tone={toneOfGrade(row.grade)}>{t(`grade.${row.grade}`)}</Tag>
  );
  return (
    <DeskPage
      title={t('pages.records.title')}
      lead={t('pages.records.lead', {
        department: office === undefined ? department : text(office),
        benefit: benefit(benefitId),
        month,
      })}
      crumbs={[{ says: t('pages.records.back'), to: '/desk/ratings/statistics' }]}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.records.label')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.records.empty')}>
            <p>{t('pages.records.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.number,
          body: (row) => (
            <span className="rating-tags">
              {grade(row)} {reasons(row)} {row.says}
            </span>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.records.number'), cell: (row) => row.number },
          { id: 'at', title: t('pages.records.at'), cell: (row) => denseMoment(row.at) },
          { id: 'step', title: t('pages.records.step'), cell: (row) => text(row.stepName) },
          { id: 'grade', title: t('pages.records.grade'), cell: grade },
          { id: 'reasons', title: t('pages.records.reasons'), cell: reasons },
          {
            id: 'says',
            title: t('pages.records.says'),
            width: 320,
            cell: (row) => <span className="rating-said">{row.says}</span>,
          },
          {
            id: 'task',
            title: t('pages.records.task'),
            cell: (row) =>
              row.taskId === null || row.taskState === null ? (
                '—'
              ) : (
                <Link to={`/desk/ratings/${row.taskId}`}>{t(`state.${row.taskState}`)}</Link>
              ),
          },
          {
            id: 'second',
            title: t('pages.records.second'),
            cell: (row) => (row.second === null ? '—' : t(`grade.${row.second}`)),
          },
        ]}
      />
    </DeskPage>
  );
}
