import { useRouter } from '@tanstack/react-router';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem } from '@yanzhen/web-kit/problem.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';

/** A page that could not be loaded or shown; the rest of the product goes on. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const t = useWords();
  const router = useRouter();
  return (
    <div className="yz-page">
      <h1 className="yz-hidden">{t('problem.page.says')}</h1>
      <ProblemNotice problem={asProblem(error)} onRetry={() => void router.invalidate()} />
      <div className="yz-actions">
        <LinkButton to="/" tone="quiet">
          {t('act.home')}
        </LinkButton>
      </div>
    </div>
  );
}
