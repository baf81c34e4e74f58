import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import * as contract from '../contract.ts';
import type { StaffQuestion } from '../contract.ts';
import { QuestionDue } from './question-due.tsx';
import { answerTones, stateTones } from './tones.ts';
import './checks.css';

const shows = ['open', 'overdue', 'disputed', 'closed'] as const;
const asking = ['county-officer', 'city-checker', 'approver'];

/** Questions to departments about the cases that the reader's office sees. */
export function QuestionsPage() {
  const t = useWords('checks');
  const text = useText();
  const { go } = useRoute();
  const { account } = useSession();
  const departments = useAsk(contract.listDepartments, {}).data?.rows ?? [];
  const records = useRecords({
    tabs: shows.map((show) => ({ id: show, label: t(`pages.questions.${show}`), query: { show } })),
    filters: [
      {
        id: 'department',
        label: t('pages.questions.department'),
        options: departments.map(({ id, name }) => ({ value: id, label: text(name) })),
      },
    ],
  });
  const { after, department } = records.query;
  const show = shows.find((each) => each === records.query['show']) ?? 'open';
  const ask = useAsk(contract.listQuestions, {
    query: { show, ...(department ? { department } : {}), ...(after ? { after } : {}) },
  });
  const mayAsk = account?.roles.some((role) => asking.includes(role)) ?? false;
  return (
    <DeskPage
      title={t('pages.questions.title')}
      lead={t('pages.questions.lead')}
      actions={
        mayAsk ? (
          <Button type="primary" onClick={() => go('/desk/checks/ask')}>
            {t('pages.questions.ask')}
          </Button>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.questions.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/checks/questions/${row.id}`}
        empty={
          <EmptyState title={t('pages.questions.empty')}>
            <p>{t('pages.questions.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => `${row.applicantName} · ${text(row.asks)}`,
          body: (row) => (
            <div className="checks-tags">
              <span>{text(row.department)}</span>
              <Answers row={row} />
              <QuestionDue dueOn={row.dueOn} overdue={row.overdue} />
            </div>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.questions.number'), cell: (row) => row.number },
          {
            id: 'case',
            title: t('pages.questions.case'),
            cell: (row) => (
              <span className="checks-lines">
                {row.applicantName}
                <small>{row.reference}</small>
              </span>
            ),
          },
          {
            id: 'asks',
            title: t('pages.questions.asks'),
            cell: (row) => (
              <span className="checks-asks checks-lines">
                {text(row.asks)}
                <small>{text(row.department)}</small>
              </span>
            ),
          },
          {
            id: 'answers',
            title: t('pages.questions.answers'),
            cell: (row) => <Answers row={row} />,
          },
          {
            id: 'due',
            title: t('pages.questions.due'),
            cell: (row) => <QuestionDue dueOn={row.dueOn} overdue={row.overdue} />,
          },
          {
            id: 'state',
            title: t('pages.questions.state'),
            cell: (row) => (
              <Tag tone={stateTones[row.state]}>{t(`question-state.${row.state}`)}</Tag>
            ),
          },
        ]}
      />
    </DeskPage>
  );
}

function Answers({ row }: { readonly row: StaffQuestion }) {
  const t = useWords('checks');
  if (row.answers.length === 0) return <>{t('pages.questions.waiting')}</>;
  return (
    <span className="checks-tags">
      {row.answers.map((each) => (
        <span key={each.way}>
          {t(each.way === 'http' ? 'pages.question.automatic' : 'pages.question.human')}{' '}
          <Tag tone={answerTones[each.answer]}>{t(`answer.${each.answer}`)}</Tag>
        </span>
      ))}
    </span>
  );
}
