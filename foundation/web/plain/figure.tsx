import type { ReactNode } from 'react';
import { Link } from '../route.tsx';
import { useWords } from '../words.ts';

interface FigureProps {
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  readonly label: ReactNode;
  /** City-relative address of the rows behind it; a figure without one says that it cannot be opened. */
  readonly to?: string;
  /** When it was counted. */
  readonly asOf?: ReactNode;
}

/** A number that opens to its rows. */
export function Figure({ value, unit, label, to, asOf }: FigureProps) {
  const t = useWords();
  const number = (
    <span className="yz-figure-value">
      {value}
      {unit === undefined ? null : <span className="yz-figure-unit">{unit}</span>}
    </span>
  );
  return (
    <div className="yz-figure">
      <p className="yz-figure-label">{label}</p>
      {to === undefined ? (
        number
      ) : (
        <Link to={to} className="yz-figure-link">
          {number}
          <span className="yz-hidden">{t('figure.open')}</span>
        </Link>
      )}
      {asOf === undefined ? null : <p className="yz-small">{asOf}</p>}
    </div>
  );
}
