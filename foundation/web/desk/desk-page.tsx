import type { ReactNode } from 'react';
import { useHeading } from '../plain/page.tsx';
import { Link } from '../route.tsx';
import { useWords } from '../words.ts';

interface Crumb {
  readonly says: string;
  /** City-relative address. */
  readonly to: string;
}

interface DeskPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Beside the heading, e.g. a state tag. */
  readonly meta?: ReactNode;
  /** Buttons at the right of the heading. */
  readonly actions?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly children?: ReactNode;
}

/** A page of the desk: title, heading that takes the focus, acts at the right, full width. */
export function DeskPage({ title, lead, meta, actions, crumbs = [], children }: DeskPageProps) {
  const t = useWords();
  const heading = useHeading(title);
  return (
    <div className="yz-desk-page">
      {crumbs.length === 0 ? null : (
        <nav className="yz-crumbs" aria-label={t('nav.crumbs')}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.says}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className="yz-desk-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {meta}
        </div>
        {actions === undefined ? null : <div className="yz-desk-acts">{actions}</div>}
      </header>
      {lead === undefined ? null : <div className="yz-lead">{lead}</div>}
      {children}
    </div>
  );
}

/** A sheet on the desk with a small heading. */
export function DeskSheet({
  title,
  actions,
  children,
}: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <section className="yz-sheet">
      {title === undefined ? null : (
        <header>
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
