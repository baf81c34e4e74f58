import { yuanForReader } from '@yanzhen/values/money.ts';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import type { RecordColumn } from '@yanzhen/web-kit/desk/record-table.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { daysBetween } from '@yanzhen/values/civil-date.ts';
import type { CaseRow } from '../contract.ts';
import { useCountyName } from './county-name.ts';
import { Clipped } from './desk-clipped.tsx';
import { Due } from './desk-due.tsx';
import { StateTag } from './desk-state.tsx';

/** Columns of the list of cases, what presses most at the left. */
export function useQueueColumns(): readonly RecordColumn<CaseRow>[] {
  const t = useWords('subsidies');
  const text = useText();
  const countyOf = useCountyName();
  const { account } = useSession();
  const column = (id: string, cell: RecordColumn<CaseRow>['cell']) => ({
    id,
    title: t(`pages.desk.column.${id}`),
    cell,
  });
  return [
    column('reference', (row) => row.reference ?? '—'),
    column('due', (row) => <Due dueOn={row.standing.dueOn} urgency={row.urgency} dense />),
    column('applicant', (row) => <Clipped says={row.applicantName} size="name" />),
    column('state', (row) => <StateTag state={row.standing.state} />),
    {
      ...column('amount', (row) => (row.amountFen === null ? '—' : yuanForReader(row.amountFen))),
      title: t('pages.desk.column.amount-yuan'),
      align: 'end',
    },
    column('employer', (row) => <Clipped says={row.organisationName ?? '—'} size="employer" />),
    column('benefit', (row) => <Clipped says={text(row.benefit.name)} size="benefit" />),
    column('county', (row) => <Clipped says={countyOf(row.county) || '—'} size="county" />),
    { ...column('age', (row) => <Age since={row.standing.holderSince} />), align: 'end' },
    column('assignee', (row) =>
      row.assignee === null ? (
        <span className="sub-none">—</span>
      ) : row.assignee.accountId === account?.accountId ? (
        <strong>{t('pages.desk.queue.me')}</strong>
      ) : (
        <Clipped says={row.assignee.name} size="assignee" />
      ),
    ),
  ];
}

/** Days since a case came to who has it, the moment itself when pointed at. */
function Age({ since }: { readonly since: string }) {
  const t = useWords('subsidies');
  const { today } = useSession();
  const on = denseDate(since);
  return (
    <time dateTime={since} title={on}>
      {t('pages.desk.queue.age', { count: Math.max(0, daysBetween(on, today)) })}
    </time>
  );
}

/** A case where columns do not fit. */
export function NarrowCase({ row }: { readonly row: CaseRow }) {
  const text = useText();
  const countyOf = useCountyName();
  return (
    <div className="sub-narrow">
      <p>{[row.organisationName, countyOf(row.county)].filter(Boolean).join(' · ')}</p>
      <p>
        {text(row.benefit.name)} {row.amountFen === null ? null : <Money fen={row.amountFen} />}
      </p>
      <p>
        <StateTag state={row.standing.state} />{' '}
        {row.standing.dueOn === null ? null : (
          <Due dueOn={row.standing.dueOn} urgency={row.urgency} />
        )}{' '}
        {row.assignee?.name}
      </p>
    </div>
  );
}
