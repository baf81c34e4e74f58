import type { ReactNode } from 'react';
import { Notice } from '../plain/notice.tsx';
import { useWords } from '../words.ts';
import { countText } from './records.ts';

interface FigureDrillProps {
  readonly label: ReactNode;
  /** The figure itself, in its unit. */
  readonly value: number;
  /** Sum of all rows behind it under the same filters, as the server added them. */
  readonly sumOfRows: number;
  readonly unit: string;
  /** How the figure is written; with thousands separated unless told (give one for fen). */
  readonly write?: (value: number) => string;
  /** Day it speaks of. */
  readonly asOf?: string;
  /** Moment of knowledge, where frozen. */
  readonly knownAt?: string;
  /** The rows, e.g. a RecordTable. */
  readonly children: ReactNode;
}

/** A figure with the rows behind it, and whether they add up to it. */
export function FigureDrill(props: FigureDrillProps) {
  const { value, sumOfRows, unit, write = countText } = props;
  const t = useWords();
  const equal = value === sumOfRows;
  return (
    <section className="yz-drill">
      <header className="yz-drill-head">
        <div>
          <p className="yz-figure-label">{props.label}</p>
          <p className="yz-figure-value">
            {write(value)}
            <span className="yz-figure-unit">{unit}</span>
          </p>
          <p className="yz-small">
            {props.asOf === undefined ? null : t('desk.drill-as-of', { on: props.asOf })}{' '}
            {props.knownAt === undefined ? null : t('desk.drill-known-at', { at: props.knownAt })}
          </p>
        </div>
        <Notice
          tone={equal ? 'good' : 'bad'}
          title={`${t('desk.drill-sum')} ${write(sumOfRows)} ${unit}`}
        >
          {equal
            ? t('desk.drill-equal')
            : t('desk.drill-differs', { by: `${write(Math.abs(sumOfRows - value))} ${unit}` })}
        </Notice>
      </header>
      {props.children}
    </section>
  );
}
