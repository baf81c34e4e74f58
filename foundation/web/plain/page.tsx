import { useEffect, useRef, type ReactNode } from 'react';
import { useSession } from '../session.ts';
import { takeHeadingFocus } from '../heading-focus.ts';
import { Link } from '../route.tsx';
import { useText, useWords } from '../words.ts';
import { Icon } from './icons.tsx';

interface PageProps {
  readonly title: string;
  /** One or two sentences under the heading. */
  readonly lead?: ReactNode;
  /** Where "back" leads, city-relative. */
  readonly back?: string;
  /** A short line above the heading, e.g. the reference number. */
  readonly above?: ReactNode;
  /** Beside the main column from 1000 px on, below it on a phone. */
  readonly aside?: ReactNode;
  /** `wide` for tables; a text column otherwise. */
  readonly width?: 'text' | 'wide';
  readonly children?: ReactNode;
}

/** A page for talents, agents and the public: title, heading that takes the focus, one column. */
export function Page({ title, lead, back, above, aside, width = 'text', children }: PageProps) {
  const t = useWords();
  const heading = useHeading(title);
  return (
    <div className={`yz-page yz-page-${aside === undefined ? width : 'split'}`}>
      {back === undefined ? null : (
        <Link to={back} className="yz-back">
          <Icon name="back" size={1.1} />
          {t('act.back')}
        </Link>
      )}
      <header className="yz-page-head">
        {above === undefined ? null : <p className="yz-above">{above}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead === undefined ? null : <div className="yz-lead">{lead}</div>}
      </header>
      <div className="yz-page-main">{children}</div>
      {aside === undefined ? null : <aside className="yz-page-aside">{aside}</aside>}
    </div>
  );
}

/** Sets the document's title and gives a heading that takes the focus after a navigation. */
export function useHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { city } = useSession();
  const text = useText();
  const t = useWords();
  useEffect(() => {
    const place = text(city.name);
    document.title = [title, place === '' ? '' : t('brand.title', { city: place })]
      .filter((part) => part !== '')
      .join(t('brand.separator'));
  }, [title, city.name, text, t]);
  useEffect(() => {
    if (takeHeadingFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
