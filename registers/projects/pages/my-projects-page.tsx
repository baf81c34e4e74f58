import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { listMyProjects } from '../contract.ts';

/** Cooperation projects of my enterprise. */
export function MyProjectsPage() {
  const t = useWords('projects');
  const { search, setSearch } = useRoute();
  const after = search['after'];
  const ask = useAsk(listMyProjects, { query: { limit: 20, ...(after ? { after } : {}) } });
  return (
    <Page title={t('pages.own.title')} lead={t('pages.own.lead')} width="wide">
      <Asked of={ask}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.own.none')}>
              <p>{t('pages.own.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              <PlainTable
                caption={t('pages.own.title')}
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    id: 'name',
                    title: t('pages.fields.name'),
                    cell: (row) => <Link to={`/projects/${row.id}`}>{row.name}</Link>,
                  },
                  { id: 'number', title: t('pages.fields.number'), cell: (row) => row.number },
                  { id: 'partner', title: t('pages.fields.partner'), cell: (row) => row.partnerName },
                  {
                    id: 'state',
                    title: t('pages.fields.state'),
                    cell: (row) => <Tag>{t(`state.${row.state}`)}</Tag>,
                  },
                  {
                    id: 'outcomes',
                    title: t('pages.fields.outcomes'),
                    align: 'end',
                    cell: (row) => row.outcomes,
                  },
                ]}
              />
              <Actions>
                {next === null ? null : (
                  <Button tone="secondary" onClick={() => setSearch({ after: next })}>
                    {t('pages.own.more')}
                  </Button>
                )}
                {after === undefined ? null : (
                  <Button tone="quiet" onClick={() => setSearch({ after: undefined })}>
                    {t('pages.own.first')}
                  </Button>
                )}
              </Actions>
            </>
          )
        }
      </Asked>
    </Page>
  );
} // prettier-ignore
