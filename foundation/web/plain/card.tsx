import type { ReactNode } from 'react';

interface CardProps {
  readonly title?: ReactNode;
  /** Heading level of the title; 2 unless told. */
  readonly level?: 2 | 3;
  /** Small line beside the title, e.g. a tag. */
  readonly meta?: ReactNode;
  /** Buttons and links at the foot. */
  readonly actions?: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'quiet';
  readonly children?: ReactNode;
}

/** One matter on a sheet. */
export function Card({ title, level = 2, meta, actions, tone = 'plain', children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`yz-card yz-card-${tone}`}>
      {title === undefined ? null : (
        <div className="yz-card-head">
          <Heading>{title}</Heading>
          {meta}
        </div>
      )}
      {children}
      {actions === undefined ? null : <div className="yz-actions">{actions}</div>}
    </section>
  );
}

/** Buttons in a row on a desk, one under another on a phone. */
export function Actions({ children }: { readonly children: ReactNode }) {
  return <div className="yz-actions">{children}</div>;
}
