import {
  dropQuery,
  filterAddress,
  keepQuery,
  listWork,
} from '@yanzhen/procedures/desk/contract.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { countText } from '@yanzhen/web-kit/desk/records.ts';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { filterOf } from './desk-queue-address.ts';

/** Queries that the reader or their office keeps: to open one, to keep this one, to drop one's own. */
export function KeptQueries() {
  const t = useWords('subsidies');
  const { search, go } = useRoute();
  const { account } = useSession();
  const work = useAsk(listWork, {}, { refetchEvery: 120_000 });
  const keep = useTell(keepQuery, { invalidates: [listWork] });
  const drop = useTell(dropQuery, { invalidates: [listWork] });
  const [asking, setAsking] = useState(false);
  const queries = (work.data?.queries ?? []).filter(({ queue }) => queue.id === 'subsidies.cases');
  const open = queries.find(({ id }) => id === search['kept']);
  const addressOf = (query: (typeof queries)[number]) =>
    `/desk/cases?${new URLSearchParams({ ...filterAddress(query.filter), kept: query.id }).toString()}`;
  const dropOpen = async (queryId: string) => {
    const done = await drop.tell({ params: { queryId } }).catch(() => null);
    if (done !== null) announce(t('pages.desk.kept.dropped'));
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...queries.map((query) => ({
              key: query.id,
              label: (
                <span className="sub-kept">
                  <span>{query.name}</span>
                  <span>
                    {query.own ? null : <small>{query.by} </small>}
                    {countText(query.total.count)}
                    {query.total.more ? '+' : ''}
                  </span>
                </span>
              ),
              onClick: () => go(addressOf(query)),
            })),
            ...(queries.length === 0 ? [] : [{ type: 'divider' as const }]),
            { key: 'keep', label: t('pages.desk.kept.keep'), onClick: () => setAsking(true) },
            ...(open?.own === true
              ? [
                  {
                    key: 'drop',
                    danger: true,
                    label: t('pages.desk.kept.drop', { name: open.name }),
                    onClick: () => void dropOpen(open.id),
                  },
                ]
              : []),
          ],
        }}
      >
        <Button>
          {open?.name ?? t('pages.desk.kept.title')}
          <span aria-hidden="true"> ▾</span>
        </Button>
      </Dropdown>
      {asking ? (
        <WordsDialogue
          title={t('pages.desk.kept.keep')}
          explains={<p>{t('pages.desk.kept.explains')}</p>}
          fields={[
            { id: 'name', label: t('pages.desk.kept.name'), required: true, line: 40 },
            {
              id: 'shared',
              label: t('pages.desk.kept.for'),
              required: true,
              first: 'no',
              options: (['no', 'yes'] as const).map((value) => ({
                value,
                label: t(`pages.desk.kept.shared.${value}`),
              })),
            },
          ]}
          onSend={({ name = '', shared }) =>
            keep.tell({
              body: {
                name,
                queue: 'subsidies.cases',
                filter: filterOf(search, account?.roles ?? []),
                shared: shared === 'yes',
              },
            })
          }
          onDone={() => {
            announce(t('pages.desk.kept.done'));
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
