import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { explainForEmployer, listEmployerSuspects } from '../contract.ts';
import { AskedCard } from './asked-card.tsx';

/** What our employer is asked about its people, and our explanation. */
export function EmployerSuspectsPage() {
  const t = useWords('comparisons');
  const { search, setSearch } = useRoute();
  const { after } = search;
  const ask = useAsk(
    listEmployerSuspects,
    { query: { limit: 20, ...(after === undefined ? {} : { after }) } },
    { freshFor: 0 },
  );
  const { tell } = useTell(explainForEmployer, { invalidates: [listEmployerSuspects] });
  return (
    <Page title={t('pages.employer.title')} lead={t('pages.employer.lead')}>
      <Asked of={ask}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.employer.none')}>
              <p>{t('pages.employer.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              {rows.map((row) => (
                <AskedCard
                  key={row.id}
                  suspect={row}
                  reader="employer"
                  onExplain={(text) => tell({ params: { suspectId: row.id }, body: { text } })}
                />
              ))}
              {next === null ? null : (
                <Actions>
                  <Button tone="secondary" onClick={() => setSearch({ after: next })}>
                    {t('pages.employer.more')}
                  </Button>
                </Actions>
              )}
            </>
          )
        }
      </Asked>
    </Page>
  );
}
