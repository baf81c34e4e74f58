import type { ReactNode } from 'react';
import { Link } from '../route.tsx';
import { useWords } from '../words.ts';

export interface SummaryRow {
  readonly id: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Where it came from, e.g. "education check, March 2025". */
  readonly source?: ReactNode;
  /** City-relative address, or an act, that leads back to the answer. */
  readonly change?: string | (() => void);
}

/** Check your answers: each with a way back to change it. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const t = useWords();
  return (
    <dl className="yz-summary">
      {rows.map((row) => (
        <div key={row.id} className="yz-summary-row">
          <dt>{row.label}</dt>
          <dd>
            {row.value}
            {row.source === undefined ? null : <small>{row.source}</small>}
          </dd>
          {row.change === undefined ? null : (
            <dd className="yz-summary-change">
              {typeof row.change === 'string' ? (
                <Link to={row.change}>
                  {t('act.change')}
                  <span className="yz-hidden">{row.label}</span>
                </Link>
              ) : (
                <button type="button" className="yz-link" onClick={row.change}>
                  {t('act.change')}
                  <span className="yz-hidden">{row.label}</span>
                </button>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
