import { DemoBar } from '@yanzhen/web-kit/plain/demo-bar.tsx';
import { Header } from '@yanzhen/web-kit/plain/header.tsx';
import { LiveRegion } from '@yanzhen/web-kit/plain/live.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { ReactNode } from 'react';
import { countMyUnread } from '@yanzhen/values/unread.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useNav, type ShellNavItem } from './nav.ts';

/** The frame of every talent and public page. */
export function TalentShell({ children }: { readonly children: ReactNode }) {
  const t = useWords('shell');
  const kit = useWords();
  const text = useText();
  const { city } = useSession();
  const nav = useMarks(useNav('talent'));
  return (
    <div className="yz-shell">
      <a
        href="#main"
        className="yz-skip"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {kit('brand.skip')}
      </a>
      <DemoBar />
      <Header nav={nav} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="yz-footer">
        <div>
          <p>{t('footer.says', { city: text(city.name) })}</p>
          <p>
            <Link to="/desk">{t('footer.staff')}</Link>
          </p>
        </div>
      </footer>
      <LiveRegion />
    </div>
  );
}

/** The navigation with the number of unread messages beside their page. */
function useMarks(nav: readonly ShellNavItem[]) {
  const t = useWords('shell');
  const { account } = useSession();
  const { data } = useAsk(
    countMyUnread,
    {},
    { enabled: account !== null, refetchEvery: 60_000, freshFor: 10_000 },
  );
  if (account === null || !data?.unread) return nav;
  const shown = `${data.unread}${data.more ? '+' : ''}`;
  const mark = { shown, says: t('unread', { count: shown }) };
  return nav.map((item) => (item.to === '/messages' ? { ...item, mark } : item));
}
