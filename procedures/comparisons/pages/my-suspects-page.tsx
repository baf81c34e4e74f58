import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { explainMine, listMySuspects } from '../contract.ts';
import { AskedCard } from './asked-card.tsx';

/** What a comparison found about me, and my explanation. */
export function MySuspectsPage() {
  const t = useWords('comparisons');
  const ask = useAsk(listMySuspects, {}, { freshFor: 0 });
  const { tell } = useTell(explainMine, { invalidates: [listMySuspects] });
  return (
    <Page title={t('pages.mine.title')} lead={t('pages.mine.lead')} back="/instalments">
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.mine.none')}>
              <p>{t('pages.mine.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              {rows.map((row) => (
                <AskedCard
                  key={row.id}
                  suspect={row}
                  reader="mine"
                  onExplain={(text) => tell({ params: { suspectId: row.id }, body: { text } })}
                />
              ))}
            </>
          )
        }
      </Asked>
    </Page>
  );
}
