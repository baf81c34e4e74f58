import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { IndicatorView } from '../contract.ts';
import { measureText } from './written.ts';

interface Month {
  readonly month: string;
  readonly measure: number;
  readonly cumulative: number;
}

const shownMost = 24;
const height = 120;

/** Bars by month with the table behind them; the newest two years. */
export function TrendChart({
  indicator,
  months,
}: {
  readonly indicator: IndicatorView;
  readonly months: readonly Month[];
}) {
  const t = useWords('indicators');
  const text = useText();
  if (months.length === 0) return <p>{t('pages.show.trend-none')}</p>;
  const shown = months.slice(-shownMost);
  const most = Math.max(...shown.map((each) => each.measure), 1);
  const write = (measure: number): string => measureText(indicator.unit, measure);
  const label = t('pages.show.trend-label', { name: text(indicator.name), count: shown.length });
  return (
    <figure className="yz-trend">
      <svg
        style={{ width: `${shown.length * 40}px` }}
        viewBox={`0 0 ${shown.length * 28} ${height + 22}`}
        role="img"
        aria-label={label}
      >
        {shown.map(({ month, measure }, at) => {
          const bar = (Math.max(measure, 0) / most) * height;
          return (
            <g key={month} transform={`translate(${at * 28} 0)`}>
              <title>{`${month}: ${write(measure)}`}</title>
              <rect
                className="yz-trend-bar"
                x={5}
                y={height - bar}
                width={18}
                height={bar}
                rx={2}
              />
              <rect className="yz-trend-ground" x={0} y={height} width={28} height={1} />
              {at % Math.ceil(shown.length / 12) === 0 ? (
                <text x={14} y={height + 15} textAnchor="middle">
                  {month.slice(2)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <details className="yz-disclosure">
        <summary>{t('pages.show.trend-table')}</summary>
        <PlainTable<Month>
          caption={label}
          rows={shown.toReversed()}
          rowKey={(row) => row.month}
          columns={[
            { id: 'month', title: t('pages.show.trend-month'), cell: (row) => row.month },
            {
              id: 'own',
              title: t('pages.show.trend-own'),
              align: 'end',
              cell: (row) => write(row.measure),
            },
            {
              id: 'total',
              title: t('pages.show.trend-total'),
              align: 'end',
              cell: (row) => write(row.cumulative),
            },
          ]}
        />
      </details>
    </figure>
  );
}
