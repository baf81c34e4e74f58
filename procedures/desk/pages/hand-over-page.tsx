import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState, Notice, ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { handOver, listColleagues } from '../contract.ts';

/** The waiting work of a colleague on leave goes to another one, or back to the queue, with a reason. */
export function HandOverPage() {
  const t = useWords('desk');
  const text = useText();
  const asked = useAsk(listColleagues, {});
  const act = useTell(handOver);
  const [from, setFrom] = useState<string | null>(null);
  const [done, setDone] = useState<{ moved: number; left: number } | null>(null);
  const colleagues = asked.data?.colleagues ?? [];
  const leaving = colleagues.find(({ accountId }) => accountId === from);
  return (
    <DeskPage
      title={t('pages.hand-over.title')}
      lead={<p>{t('pages.hand-over.lead')}</p>}
      crumbs={[{ says: t('pages.operations.title'), to: '/desk/operations' }]}
    >
      {done === null ? null : (
        <div role="status">
          <Notice tone="good" title={t('pages.hand-over.done', { count: done.moved })}>
            {done.left === 0 ? null : <p>{t('pages.hand-over.left', { count: done.left })}</p>}
          </Notice>
        </div>
      )}
      <DeskSheet title={t('pages.hand-over.colleagues')}>
        {asked.error ? (
          <ProblemNotice problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />
        ) : asked.data === undefined ? (
          <Skeleton rows={4} />
        ) : colleagues.length === 0 ? (
          <EmptyState title={t('pages.hand-over.none')} />
        ) : (
          <PlainTable
            caption={t('pages.hand-over.colleagues')}
            rows={colleagues}
            rowKey={(each) => each.accountId}
            columns={[
              {
                id: 'name',
                title: t('pages.hand-over.name'),
                cell: (each) => (
                  <>
                    {each.name} {each.me ? t('pages.hand-over.me') : ''}
                  </>
                ),
              },
              {
                id: 'office',
                title: t('pages.hand-over.office'),
                cell: (each) => text(each.office) || '—',
              },
              {
                id: 'has',
                title: t('pages.hand-over.has'),
                align: 'end',
                cell: (each) => each.has,
              },
              {
                id: 'act',
                title: t('pages.hand-over.what'),
                cell: (each) =>
                  each.has === 0 ? (
                    '—'
                  ) : (
                    <Button
                      size="small"
                      aria-label={t('pages.hand-over.act-of', { name: each.name })}
                      onClick={() => setFrom(each.accountId)}
                    >
                      {t('pages.hand-over.act')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </DeskSheet>
      {leaving === undefined ? null : (
        <WordsDialogue
          title={t('pages.hand-over.act')}
          explains={
            <p>{t('pages.hand-over.explains', { name: leaving.name, count: leaving.has })}</p>
          }
          fields={[
            {
              id: 'to',
              label: t('pages.hand-over.to'),
              required: true,
              options: [
                { value: 'queue', label: t('pages.hand-over.to-queue') },
                ...colleagues
                  .filter(({ accountId }) => accountId !== from)
                  .map(({ accountId, name, has }) => ({
                    value: accountId,
                    label: t('pages.hand-over.to-name', { name, count: has }),
                  })),
              ],
            },
            { id: 'reason', label: t('pages.hand-over.reason'), required: true },
          ]}
          onSend={async ({ to = '', reason = '' }) =>
            setDone(
              await act.tell({
                body: {
                  fromAccountId: leaving.accountId,
                  toAccountId: to === 'queue' ? null : to,
                  reason,
                },
              }),
            )
          }
          onDone={() => setFrom(null)}
          onClose={() => setFrom(null)}
        />
      )}
    </DeskPage>
  );
}
