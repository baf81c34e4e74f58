import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { SecondLookTask } from '../contract.ts';
import { useBenefitNames } from './names.ts';
import { ResultDialogue } from './result-dialogue.tsx';
import './second-looks.css';

const shows = ['open', 'mine', 'done'] as const;
const looking = ['county-officer', 'city-checker', 'approver'];

/** Second looks: to take, taken, done. */
export function TasksPage() {
  const t = useWords('second-looks');
  const benefit = useBenefitNames();
  const { account } = useSession();
  const records = useRecords({
    tabs: shows.map((show) => ({ id: show, label: t(`pages.tasks.${show}`), query: { show } })),
  });
  const { after } = records.query;
  const show = shows.find((each) => each === records.query['show']) ?? 'open';
  const ask = useAsk(contract.listTasks, { query: { show, ...(after ? { after } : {}) } });
  const taking = useTell(contract.takeTask);
  const [open, setOpen] = useState<SecondLookTask | null>(null);
  const looks = account?.roles.some((role) => looking.includes(role)) ?? false;
  const take = async (task: SecondLookTask) => {
    setOpen(await taking.tell({ params: { taskId: task.id } }));
    announce(t('pages.tasks.took'));
  };
  const act = (row: SecondLookTask) => (
    <TaskAct
      row={row}
      looks={looks}
      onTake={() => void take(row).catch(() => undefined)}
      onRecord={() => setOpen(row)}
    />
  );
  const due = (row: SecondLookTask) => (
    <span className="second-tags">
      {denseDate(row.dueOn)}
      {row.overdue ? <Tag tone="bad">{t('pages.tasks.overdue')}</Tag> : null}
    </span>
  );
  return (
    <DeskPage title={t('pages.tasks.title')} lead={t('pages.tasks.lead')}>
      {taking.problem ? <ProblemNotice problem={taking.problem} /> : null}
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.tasks.label')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('pages.tasks.empty')}>
            <p>{t('pages.tasks.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => `${row.reference ?? ''} ${row.applicantName}`,
          body: (row) => (
            <>
              <div className="second-tags">
                <span>{benefit(row.benefitId)}</span>
                <span>{t(`outcome.${row.outcome}`)}</span>
                {due(row)}
              </div>
              {act(row)}
            </>
          ),
        }}
        columns={[
          {
            id: 'reference',
            title: t('pages.tasks.reference'),
            cell: (row) =>
              looks ? (
                <Link to={`/desk/cases/${row.applicationId}`}>
                  {row.reference ?? t('pages.tasks.open-case')}
                </Link>
              ) : (
                row.reference
              ),
          },
          { id: 'name', title: t('pages.tasks.name'), cell: (row) => row.applicantName },
          { id: 'benefit', title: t('pages.tasks.benefit'), cell: (row) => benefit(row.benefitId) },
          {
            id: 'outcome',
            title: t('pages.tasks.outcome'),
            cell: (row) => t(`outcome.${row.outcome}`),
          },
          { id: 'round', title: t('pages.round.number'), cell: (row) => row.roundNumber },
          { id: 'due', title: t('pages.tasks.due'), cell: due },
          { id: 'taken', title: t('pages.tasks.taken'), cell: (row) => row.takenBy ?? '—' },
          { id: 'result', title: t('pages.tasks.result'), cell: act },
        ]}
      />
      {open === null ? null : (
        <ResultDialogue key={open.id} task={open} onClose={() => setOpen(null)} />
      )}
    </DeskPage>
  );
}

function TaskAct(props: {
  readonly row: SecondLookTask;
  readonly looks: boolean;
  readonly onTake: () => void;
  readonly onRecord: () => void;
}) {
  const t = useWords('second-looks');
  const { row } = props;
  if (row.verdict !== null) {
    return (
      <span className="second-reason">
        <Tag tone={row.verdict === 'agree' ? 'good' : 'attention'}>
          {t(`verdict.${row.verdict}`)}
        </Tag>{' '}
        {row.reason} <span className="yz-small">{row.doneBy}</span>
      </span>
    );
  }
  if (!props.looks) return null;
  return (
    <Button type="link" size="small" onClick={row.mine ? props.onRecord : props.onTake}>
      {t(row.mine ? 'pages.tasks.record' : 'pages.tasks.take')}
      <span className="yz-hidden">{row.reference}</span>
    </Button>
  );
}
