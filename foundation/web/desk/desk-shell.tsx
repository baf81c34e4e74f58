import { useState, type ReactNode } from 'react';
import { DemoBar } from '../plain/demo-bar.tsx';
import { LanguageSwitch } from '../plain/header.tsx';
import { Icon, Skein } from '../plain/icons.tsx';
import { LiveRegion } from '../plain/live.tsx';
import { Link, useRoute } from '../route.tsx';
import { useSession, useSignOut } from '../session.ts';
import { useText, useWords } from '../words.ts';
import { ShortcutHelp } from './shortcut-help.tsx';

export interface DeskNavItem {
  /** City-relative address. */
  readonly to: string;
  readonly says: string;
  /** Items with the same group stand together under its name. */
  readonly group: string;
  readonly current: boolean;
}

interface DeskShellProps {
  readonly nav: readonly DeskNavItem[];
  readonly children: ReactNode;
}

/** The frame of the desk: navigation by role at the left, account and language above. */
export function DeskShell({ nav, children }: DeskShellProps) {
  const t = useWords();
  const text = useText();
  const { city } = useRoute();
  const session = useSession();
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  const groups = [...new Set(nav.map((item) => item.group))];
  const { account } = session;
  return (
    <div className="yz-desk">
      <a href="#main" className="yz-skip">
        {t('brand.skip')}
      </a>
      <DemoBar />
      <header className="yz-desk-header">
        {nav.length === 0 ? null : (
          <button
            type="button"
            className="yz-tool yz-desk-menu"
            aria-expanded={open}
            aria-controls="desk-nav"
            onClick={() => setOpen(!open)}
          >
            <Icon name="list" />
            <span className="yz-hidden">{t('desk.menu')}</span>
          </button>
        )}
        <Link to="/desk" className="yz-brand">
          <Skein />
          <span>
            {text(session.city.name) === ''
              ? t('brand.name')
              : t('brand.desk', { city: text(session.city.name) })}
          </span>
        </Link>
        <div className="yz-desk-account">
          {account === null ? null : (
            <>
              <span className="yz-desk-who">
                <strong>{account.name}</strong>
                <small>{text(account.office)}</small>
              </span>
              <button
                type="button"
                className="yz-tool"
                onClick={() => void signOut().then(() => location.assign(`/${city}/desk/sign-in`))}
              >
                {t('account.sign-out')}
              </button>
            </>
          )}
          {nav.length === 0 ? null : <ShortcutHelp />}
          <LanguageSwitch />
        </div>
      </header>
      <div className="yz-desk-body">
        {nav.length === 0 ? null : (
          <nav
            id="desk-nav"
            className={open ? 'yz-desk-nav yz-desk-nav-open' : 'yz-desk-nav'}
            aria-label={t('nav.desk')}
          >
            {groups.map((group) => (
              <div key={group}>
                {group === '' ? null : <p>{group}</p>}
                <ul>
                  {nav
                    .filter((item) => item.group === group)
                    .map((item) => (
                      <li key={item.to}>
                        <Link
                          to={item.to}
                          aria-current={item.current ? 'page' : undefined}
                          onClick={() => setOpen(false)}
                        >
                          {item.says}
                        </Link>
                      </li>
                    ))}
                </ul>
              </div>
            ))}
            <Link to="/" className="yz-desk-public">
              {t('desk.public-site')}
            </Link>
          </nav>
        )}
        <main id="main" className="yz-desk-main">
          {children}
        </main>
      </div>
      <LiveRegion />
    </div>
  );
}
