import { DemoBar } from '@yanzhen/web-kit/plain/demo-bar.tsx';
import { Header } from '@yanzhen/web-kit/plain/header.tsx';
import { LiveRegion } from '@yanzhen/web-kit/plain/live.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { ReactNode } from 'react';
import { useNav } from './nav.ts';

/** The frame of every talent and public page. */
export function TalentShell({ children }: { readonly children: ReactNode }) {
  const t = useWords('shell');
  const kit = useWords();
  const text = useText();
  const { city } = useSession();
  const nav = useNav('talent');
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
