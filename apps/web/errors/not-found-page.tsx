import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useHeading } from '@yanzhen/web-kit/plain/page.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';

/** There is no such page or city. */
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
