import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { countText } from '@yanzhen/web-kit/desk/records.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { filterAddress, listWork, urgencies } from '../contract.ts';
import { queueAddress } from './queue-address.ts';
import './desk-work.css';

type Total = { readonly count: number; readonly more: boolean };

/** What waits for the reader, queue by queue with how pressing it is, and the queries that are kept. */
export function MyWork() {
  const t = useWords('desk');
  const text = useText();
  const work = useAsk(listWork, {}, { refetchEvery: 120_000 });
  if (work.error && work.data === undefined) {
    return <ProblemNotice problem={asProblem(work.error)} onRetry={() => void work.refetch()} />;
  }
  if (work.data === undefined) return <Skeleton rows={5} />;
  const { queues, queries } = work.data;
  return (
    <div className="desk-work">
      {queues.length === 0 ? null : (
        <DeskSheet title={t('pages.work.queues')}>
          <PlainTable
            caption={t('pages.work.queues')}
            rows={queues}
            rowKey={(queue) => queue.id}
            columns={[
              {
                id: 'name',
                title: t('pages.work.queue'),
                cell: (queue) => <Link to={queueAddress(queue)}>{text(queue.name)}</Link>,
              },
              {
                id: 'total',
                title: t('pages.work.total'),
                align: 'end',
                cell: (queue) => <strong>{totalText(queue.total)}</strong>,
              },
              ...urgencies.map((urgency) => ({
                id: urgency,
                title: t(`pages.work.${urgency}`),
                align: 'end' as const,
                cell: (queue: (typeof queues)[number]) => (
                  <span className={queue.urgency[urgency] === 0 ? '' : `desk-mark desk-${urgency}`}>
                    {queue.urgency[urgency] === 0 ? '—' : countText(queue.urgency[urgency])}
                  </span>
                ),
              })),
              {
                id: 'mine',
                title: t('pages.work.mine'),
                align: 'end',
                cell: (queue) => (queue.mine === 0 ? '—' : countText(queue.mine)),
              },
            ]}
          />
        </DeskSheet>
      )}
      {queries.length === 0 ? null : (
        <DeskSheet title={t('pages.work.queries')}>
          <ul className="desk-queries">
            {queries.map((query) => (
              <li key={query.id}>
                <Link
                  to={queueAddress(query.queue, { ...filterAddress(query.filter), kept: query.id })}
                >
                  {query.name}
                </Link>
                <span>
                  {query.own ? null : <small>{t('pages.work.kept-by', { by: query.by })} </small>}
                  <strong>{totalText(query.total)}</strong>
                </span>
              </li>
            ))}
          </ul>
        </DeskSheet>
      )}
    </div>
  );
}

function totalText({ count, more }: Total): string {
  return `${countText(count)}${more ? '+' : ''}`;
}
