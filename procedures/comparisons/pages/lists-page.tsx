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
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { ComparisonList } from '../contract.ts';
import { OpenListDialogue } from './open-list-dialogue.tsx';
import './comparisons.css';

/** Lists that were compared, and what came of each. */
export function ListsPage() {
  const t = useWords('comparisons');
  const text = useText();
  const { go } = useRoute();
  const { account } = useSession();
  const [opening, setOpening] = useState(false);
  const mayOpen = account?.roles.includes('comparison-officer') ?? false;
  const records = useRecords({
    filters: [
      {
        id: 'kind',
        label: t('pages.lists.kind'),
        options: contract.kindIds.map((id) => ({ value: id, label: t(`kind.${id}`) })),
      },
    ],
  });
  const kind = contract.kindIds.find((each) => each === records.query['kind']);
  const { after } = records.query;
  const ask = useAsk(
    contract.listLists,
    { query: { ...(kind ? { kind } : {}), ...(after ? { after } : {}) } },
    { freshFor: 0 },
  );
  return (
    <DeskPage
      title={t('pages.lists.title')}
      lead={t('pages.lists.lead')}
      actions={
        <>
          <Button onClick={() => go('/desk/comparisons/totals')}>{t('pages.lists.totals')}</Button>
          {mayOpen ? (
            <Button type="primary" onClick={() => setOpening(true)}>
              {t('pages.lists.open')}
            </Button>
          ) : null}
        </>
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.lists.label')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/comparisons/lists/${row.id}`}
        empty={
          <EmptyState title={t('pages.lists.empty')}>
            {mayOpen ? <p>{t('pages.lists.empty-says')}</p> : null}
          </EmptyState>
        }
        narrow={{
          title: (row) => `${text(row.name)} · ${row.asOf}`,
          body: (row) => (
            <div>
              <div>{row.provider}</div>
              <Records row={row} />
            </div>
          ),
        }}
        columns={[
          { id: 'number', title: t('pages.lists.number'), cell: (row) => row.number },
          { id: 'kind', title: t('pages.lists.kind'), cell: (row) => text(row.name) },
          {
            id: 'source',
            title: t('pages.lists.source'),
            cell: (row) => (
              <span className="cmp-lines">
                {row.provider}
                <small>{row.document}</small>
              </span>
            ),
          },
          { id: 'as-of', title: t('pages.lists.as-of'), cell: (row) => row.asOf },
          {
            id: 'matched',
            title: t('pages.lists.matched'),
            align: 'end',
            cell: ({ rows }) => rows.clear + rows.noData + rows.flagged,
          },
          {
            id: 'unmatched',
            title: t('pages.lists.unmatched'),
            align: 'end',
            cell: ({ rows }) => rows.unmatched,
          },
          {
            id: 'records',
            title: t('pages.lists.records'),
            cell: (row) => <Records row={row} />,
          },
        ]}
      />
      {opening ? <OpenListDialogue onClose={() => setOpening(false)} /> : null}
    </DeskPage>
  );
}

function Records({ row }: { readonly row: ComparisonList }) {
  const t = useWords('comparisons');
  if (!row.compared) return <Tag>{t('pages.lists.not-compared')}</Tag>;
  return (
    <span className="cmp-tags">
      {t('pages.lists.records-of', { count: row.records })}
      {row.open > 0 ? (
        <Tag tone="attention">{t('pages.lists.still-open', { count: row.open })}</Tag>
      ) : null}
    </span>
  );
}
