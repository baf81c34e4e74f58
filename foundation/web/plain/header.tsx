import { useState } from 'react';
import { Link, useRoute } from '../route.tsx';
import { useSession, useSignOut } from '../session.ts';
import { useLanguage, useText, useWords } from '../words.ts';
import { Icon, Skein } from './icons.tsx';

export interface NavItem {
  readonly to: string;
  readonly says: string;
  readonly current: boolean;
  /** What waits there, read out with the name. */
  readonly mark?: { readonly shown: string; readonly says: string };
}

interface HeaderProps {
  readonly nav: readonly NavItem[];
}

/** The head of every talent and public page: the city, where to go, language, type size, who is signed in. */
export function Header({ nav }: HeaderProps) {
  const t = useWords();
  const text = useText();
  const { city } = useSession();
  return (
    <header className="yz-header">
      <div className="yz-header-row">
        <Link to="/" className="yz-brand">
          <Skein />
          <span>
            {text(city.name) === '' ? t('brand.name') : t('brand.title', { city: text(city.name) })}
          </span>
        </Link>
        <div className="yz-header-tools">
          <TypeSizeSwitch />
          <LanguageSwitch />
          <AccountMenu />
        </div>
      </div>
      {nav.length === 0 ? null : (
        <nav className="yz-nav" aria-label={t('nav.label')}>
          <ul>
            {nav.map((item) => (
              <li key={item.to}>
                <Link to={item.to} aria-current={item.current ? 'page' : undefined}>
                  {item.says}
                  {item.mark === undefined ? null : (
                    <span className="yz-nav-mark">
                      <span aria-hidden>{item.mark.shown}</span>
                      <span className="yz-hidden">{item.mark.says}</span>
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

/** The other language, named in itself. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="yz-tool"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

const typeKey = 'yanzhen.type';

/** Puts the kept type size on the document before the first page is drawn. */
export function startTypeSize(): void {
  if (localStorage.getItem(typeKey) === 'large') document.documentElement.dataset['type'] = 'large';
}

/** Larger type and spacing (长辈版), kept in this browser. */
function TypeSizeSwitch() {
  const t = useWords();
  const [large, setLarge] = useState(document.documentElement.dataset['type'] === 'large');
  return (
    <button
      type="button"
      className="yz-tool"
      aria-pressed={large}
      onClick={() => {
        const next = large ? 'normal' : 'large';
        localStorage.setItem(typeKey, next);
        document.documentElement.dataset['type'] = next;
        setLarge(!large);
      }}
    >
      <Icon name="type" />
      <span className="yz-tool-says">{t('type.large')}</span>
    </button>
  );
}

function AccountMenu() {
  const t = useWords();
  const { account, ready } = useSession();
  const { city } = useRoute();
  const signOut = useSignOut();
  if (!ready) return null;
  if (account === null) {
    return (
      <Link to="/sign-in" className="yz-tool yz-tool-strong">
        {t('account.sign-in')}
      </Link>
    );
  }
  return (
    <details className="yz-menu">
      <summary className="yz-tool">
        <Icon name="person" />
        <span className="yz-menu-name">{account.name}</span>
      </summary>
      <div className="yz-menu-box">
        <p>
          {account.name}
          {account.organisationName === null ? null : <small>{account.organisationName}</small>}
        </p>
        {account.kind === 'staff' ? <Link to="/desk">{t('account.desk')}</Link> : null}
        <button
          type="button"
          className="yz-link"
          onClick={() => void signOut().then(() => location.assign(`/${city}`))}
        >
          {t('account.sign-out')}
        </button>
      </div>
    </details>
  );
}
