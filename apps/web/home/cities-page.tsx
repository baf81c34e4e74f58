import { listCities } from '@yanzhen/values/session.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { LanguageSwitch } from '@yanzhen/web-kit/plain/header.tsx';
import { Icon, Skein } from '@yanzhen/web-kit/plain/icons.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useEffect } from 'react';

/** The cities this installation serves; the only one opens by itself. */
export function CitiesPage() {
  const t = useWords('home');
  const kit = useWords();
  const text = useText();
  const ask = useAsk(listCities, {});
  const only = ask.data?.cities.length === 1 ? ask.data.cities[0]?.city : undefined;
  useEffect(() => {
    document.title = t('cities.title');
    if (only !== undefined) location.replace(`/${only}${location.search}`);
  }, [only, t]);
  return (
    <div className="yz-shell">
      <header className="yz-header">
        <div className="yz-header-row">
          <span className="yz-brand">
            <Skein />
            <span>{kit('brand.name')}</span>
          </span>
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" className="yz-page">
        <h1>{t('cities.title')}</h1>
        <p className="yz-lead">{t('cities.lead')}</p>
        <Asked of={ask}>
          {({ cities }) => (
            <ul className="yz-tiles">
              {cities.map((one) => (
                <li key={one.city} className="yz-tile">
                  <Icon name="next" />
                  <div>
                    <a href={`/${one.city}`}>{text(one.name)}</a>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Asked>
      </main>
    </div>
  );
}
