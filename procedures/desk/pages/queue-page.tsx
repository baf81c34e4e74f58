import { yuanForReader } from '@yanzhen/values/money.ts';
import { daysBetween } from '@yanzhen/values/civil-date.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { claim, listQueue, queueFilterSchema, urgencies, type QueueRow } from '../contract.ts';
import './desk-work.css';

/** The list of a declared queue that has no page of its own: any feature's work, to open or to take. */
export function QueuePage() {
  const t = useWords('desk');
  const kit = useWords();
  const text = useText();
  const { params, search } = useRoute();
  const { account, today } = useSession();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const claiming = useTell(claim, { invalidates: [listQueue] });
  const { q, after, ...asked } = search;
  const filter = queueFilterSchema.safeParse({ ...asked, ...(q ? { search: q } : {}) });
  const ask = useAsk(listQueue, {
    params: { queue: params['queueId'] ?? '' },
    query: { ...(filter.success ? filter.data : {}), ...(after ? { after } : {}), limit: 50 },
  });
  const records = useRecords({
    filters: [
      {
        id: 'due',
        label: t('pages.queue.due'),
        options: urgencies.map((value) => ({ value, label: t(`pages.work.${value}`) })),
      },
      {
        id: 'assigned',
        label: t('pages.queue.assignee'),
        options: (['me', 'nobody'] as const).map((value) => ({
          value,
          label: t(`pages.queue.assigned.${value}`),
        })),
      },
    ],
    search: true,
    searchLabel: t('pages.queue.search'),
  });
  const queue = ask.data?.queue;
  const title = queue === undefined ? t('pages.queue.title') : text(queue.name);
  const rows = (ask.data?.rows ?? []).filter((row) => chosen.includes(row.id));
  const take = async (subject: string) => {
    const body = { subject, ids: rows.map((row) => row.id) };
    const reply = await claiming.tell({ body }).catch(() => null);
    if (reply === null) return;
    const count = reply.results.filter((result) => result.done).length;
    announce(t('pages.queue.claimed', { count }));
    setChosen([]);
  };
  return (
    <DeskPage
      title={title}
      crumbs={[{ says: t('pages.work.title'), to: '/desk' }]}
      actions={<Button onClick={() => globalThis.print()}>{kit('desk.print')}</Button>}
    >
      {claiming.problem === null ? null : <ProblemNotice problem={claiming.problem} />}
      <div className="desk-queue">
        <RecordTable<QueueRow>
          records={records}
          ask={ask}
          label={title}
          rowKey={(row) => row.id}
          rowLink={(row) => (queue?.rowPath ?? '/desk').replace(':id', row.id)}
          chosenKeys={rows.map((row) => row.id)}
          onChoose={setChosen}
          actions={
            rows.length === 0 || queue === undefined ? undefined : (
              <Button loading={claiming.pending} onClick={() => void take(queue.subject)}>
                {t('pages.queue.claim', { count: rows.length })}
              </Button>
            )
          }
          columns={[
            {
              id: 'reference',
              title: t('pages.queue.reference'),
              cell: (row) => row.reference ?? '—',
            },
            { id: 'due', title: t('pages.queue.due'), cell: (row) => <Pressing row={row} /> },
            {
              id: 'title',
              title: t('pages.queue.whose'),
              cell: (row) => (
                <span className="desk-title" title={row.title}>
                  {row.title}
                </span>
              ),
            },
            {
              id: 'step',
              title: t('pages.queue.step'),
              cell: (row) => text(row.stepName) || row.step,
            },
            {
              id: 'amount',
              title: t('pages.queue.amount'),
              align: 'end',
              cell: (row) => (row.amountFen === null ? '—' : yuanForReader(row.amountFen)),
            },
            {
              id: 'age',
              title: t('pages.queue.age'),
              align: 'end',
              cell: (row) =>
                t('pages.queue.days', {
                  count: Math.max(0, daysBetween(denseDate(row.since), today)),
                }),
            },
            {
              id: 'assignee',
              title: t('pages.queue.assignee'),
              cell: (row) =>
                row.assignee?.accountId === account?.accountId
                  ? t('pages.queue.me')
                  : (row.assignee?.name ?? '—'),
            },
          ]}
          narrow={{
            title: (row) => `${row.reference ?? ''} ${row.title}`,
            body: (row) => (
              <p>
                <Pressing row={row} /> {text(row.stepName)} {row.assignee?.name}
              </p>
            ),
          }}
          empty={<EmptyState title={t('pages.queue.none')} />}
        />
      </div>
    </DeskPage>
  );
}

function Pressing({ row: { dueOn, urgency } }: { readonly row: QueueRow }) {
  const t = useWords('desk');
  if (dueOn === null || urgency === null) return <>—</>;
  return (
    <>
      <time dateTime={dueOn}>{dueOn}</time>{' '}
      <span className={`desk-mark desk-${urgency}`}>{t(`pages.work.${urgency}`)}</span>
    </>
  );
}
