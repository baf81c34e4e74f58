import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useHeading } from '@yanzhen/web-kit/plain/page.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';

/** There is no such page in the city. */
export function NotFoundPage() {
  const t = useWords();
  const heading = useHeading(t('problem.not-found.says'));
  return (
    <div className="yz-page">
      <h1 ref={heading} tabIndex={-1} className="yz-hidden">
        {t('problem.not-found.says')}
      </h1>
      <EmptyState
        title={t('problem.not-found.says')}
        actions={<LinkButton to="/">{t('act.home')}</LinkButton>}
      >
        <p>{t('problem.not-found.remedy')}</p>
      </EmptyState>
    </div>
  );
}

/** There is no such city: outside any frame, with the way to the cities there are. */
export function NoCityPage() {
  const t = useWords();
  return (
    <main className="yz-page">
      <h1 className="yz-hidden">{t('problem.no-city.says')}</h1>
      <EmptyState
        title={t('problem.no-city.says')}
        actions={
          <a href="/" className="yz-button yz-button-primary">
            {t('problem.no-city.act')}
          </a>
        }
      >
        <p>{t('problem.no-city.remedy')}</p>
      </EmptyState>
    </main>
  );
}
