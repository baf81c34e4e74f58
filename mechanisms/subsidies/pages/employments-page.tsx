import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { DateText, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { listEmployments } from '../contract.ts';
import type { Employment } from './employment.ts';
import { toneOf } from './own-application.ts';

const pageSize = 20;

/** Employees whose employment waits for the agent, and those already answered. */
export function EmploymentsPage() {
  const t = useWords('subsidies');
  const { search, setSearch } = useRoute();
  const state = search['state'] === 'answered' ? 'answered' : 'waiting';
  const after = search['after'];
  const list = useAsk(listEmployments, {
    query: { state, limit: pageSize, ...(after === undefined ? {} : { after }) },
  });
  return (
    <Page
      title={t('pages.agent.list.title')}
      width="wide"
      lead={
        list.data === undefined
          ? undefined
          : t('pages.agent.list.lead', { organisation: list.data.organisationName })
      }
    >
      <nav className="sub-tabs" aria-label={t('pages.agent.list.title')}>
        {(['waiting', 'answered'] as const).map((tab) => (
          <Link
            key={tab}
            to={tab === 'waiting' ? '/employments' : '/employments?state=answered'}
            aria-current={tab === state ? 'page' : undefined}
          >
            {t(`pages.agent.list.${tab}`)}
          </Link>
        ))}
      </nav>
      <Asked of={list}>
        {(reply) =>
          reply.rows.length === 0 ? (
            <EmptyState title={t(`pages.agent.list.none-${state}`)}>
              {state === 'waiting' ? <p>{t('pages.agent.list.none-says')}</p> : null}
            </EmptyState>
          ) : (
            <>
              <p className="yz-hint">
                {t(`pages.agent.list.rows${reply.total.more ? '-more' : ''}`, {
                  count: reply.total.count,
                })}
              </p>
              <EmploymentTable rows={reply.rows} state={state} />
              {reply.next === null && after === undefined ? null : (
                <Actions>
                  {reply.next === null ? null : (
                    <Button
                      tone="secondary"
                      onClick={() => setSearch({ after: reply.next ?? undefined })}
                    >
                      {t('pages.agent.list.more')}
                    </Button>
                  )}
                  {after === undefined ? null : (
                    <Button tone="quiet" onClick={() => setSearch({ after: undefined })}>
                      {t('pages.agent.list.first')}
                    </Button>
                  )}
                </Actions>
              )}
            </>
          )
        }
      </Asked>
    </Page>
  );
}

interface EmploymentTableProps {
  readonly rows: readonly Employment[];
  readonly state: 'waiting' | 'answered';
}

function EmploymentTable({ rows, state }: EmploymentTableProps) {
  const t = useWords('subsidies');
  const text = useText();
  const waiting = state === 'waiting';
  return (
    <PlainTable
      caption={t('pages.agent.list.table')}
      rows={rows}
      rowKey={(row) => row.applicationId}
      columns={[
        {
          id: 'person',
          title: t('pages.agent.list.person'),
          cell: (row) =>
            waiting ? (
              <Link to={`/employments/${row.applicationId}`} className="sub-row-link">
                {row.name}
              </Link>
            ) : (
              <strong>{row.name}</strong>
            ),
        },
        {
          id: 'benefit',
          title: t('pages.agent.list.benefit'),
          cell: (row) => (
            <>
              {text(row.benefit.name)}
              <small className="sub-under">{row.reference}</small>
            </>
          ),
        },
        {
          id: 'submitted',
          title: t('pages.agent.list.submitted'),
          cell: (row) =>
            row.submittedAt === null ? null : (
              <DateText on={civilDateOf(new Date(row.submittedAt))} />
            ),
        },
        waiting
          ? { id: 'due', title: t('pages.agent.list.due'), cell: (row) => <Due row={row} /> }
          : {
              id: 'state',
              title: t('pages.agent.list.state'),
              cell: (row) => (
                <Tag tone={toneOf(row.standing.state)}>{text(stateNames[row.standing.state])}</Tag>
              ),
            },
      ]}
    />
  );
}

function Due({ row }: { readonly row: Employment }) {
  const t = useWords('applications');
  const { dueOn } = row.standing;
  const tones = { overdue: 'bad', red: 'bad', amber: 'attention', green: 'good' } as const;
  if (dueOn === null) return null;
  return (
    <>
      <DateText on={dueOn} />{' '}
      {row.urgency === null || row.urgency === 'green' ? null : (
        <Tag tone={tones[row.urgency]}>{t(`urgency.${row.urgency}`)}</Tag>
      )}
    </>
  );
}
