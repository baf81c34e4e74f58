import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Icon } from '@yanzhen/web-kit/plain/icons.tsx';
import { useHeading } from '@yanzhen/web-kit/plain/page.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { loadWords, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { lazy, Suspense } from 'react';
import { cityRelative } from '../shell/nav.ts';
import { usePages } from '../shell/pages-context.ts';
import { SkeinArt } from './skein-art.tsx';
import './home.css';

// Not loaded by a visitor: only a talent has offers.
const OffersNotice = lazy(async () => {
  const [page] = await Promise.all([
    import('@yanzhen/mechanisms/subsidies/pages/offers-notice.tsx'),
    loadWords(['subsidies']),
  ]);
  return { default: page.OffersNotice };
});

/** The city's first page: what one can do here. */
export function HomePage() {
  const t = useWords('home');
  const text = useText();
  const { city, account } = useSession();
  const heading = useHeading('');
  const tiles = usePages().flatMap((line) =>
    line.entry === 'talent' && line.tile !== undefined
      ? [{ ...line.tile, to: cityRelative(line.path) }]
      : [],
  );
  // What one can get comes first: it is the button in the head of the page, not a tile.
  const first = tiles.find((tile) => tile.key === 'calculator');
  const others = tiles.filter((tile) => tile !== first);
  return (
    <>
      <div className="home-hero">
        <div className="home-hero-inner">
          <h1 ref={heading} tabIndex={-1}>
            {t('title', { city: text(city.name) })}
          </h1>
          <p>{t('lead')}</p>
          {first === undefined ? null : (
            <LinkButton to={first.to}>{t(`tile.${first.key}.title`)}</LinkButton>
          )}
        </div>
        <SkeinArt />
      </div>
      <div className="yz-page yz-page-wide">
        {account?.kind === 'talent' ? (
          <Suspense fallback={null}>
            <OffersNotice />
          </Suspense>
        ) : null}
        <h2 className="yz-hidden">{t('tiles')}</h2>
        <ul className="yz-tiles">
          {others.map((tile) => (
            <li key={tile.key} className="yz-tile">
              <Icon name={tile.icon} />
              <div>
                <Link to={tile.to}>{t(`tile.${tile.key}.title`)}</Link>
                <p>{t(`tile.${tile.key}.says`)}</p>
              </div>
            </li>
          ))}
        </ul>
        <section className="home-promises">
          <h2>{t('promises.title')}</h2>
          <ol>
            {['ask', 'see', 'follow'].map((key) => (
              <li key={key}>
                <strong>{t(`promises.${key}.title`)}</strong>
                <p>{t(`promises.${key}.says`)}</p>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
