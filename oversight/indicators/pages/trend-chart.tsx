import { Chart } from '@yanzhen/web-kit/desk/chart.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useMemo } from 'react';
import type { IndicatorView } from '../contract.ts';
import { measureText } from './written.ts';
import { yearBars } from './year-bars.ts';

interface Month {
  readonly month: string;
  readonly measure: number;
  readonly cumulative: number;
}

const shownMost = 24;

/** The last twelve months beside the same months a year before, and the table behind them. */
export function TrendChart({
  indicator,
  months,
}: {
  readonly indicator: IndicatorView;
  readonly months: readonly Month[];
}) {
  const t = useWords('indicators');
  const text = useText();
  const { unit } = indicator;
  const bars = useMemo(() => {
    const { months: names, measures, yearBefore } = yearBars(months);
    // Money is drawn in ten thousands of yuan, as leaders say it; the table has every fen.
    const drawn = (values: readonly number[]) =>
      unit === 'yuan' ? values.map((fen) => fen / 1_000_000) : values;
    return {
      names: names.map((month) => month.slice(2)),
      unit: unit === 'yuan' ? t('pages.show.ten-thousand-yuan') : t(`unit.${unit}`),
      series: [
        ...(yearBefore === undefined
          ? []
          : [{ name: t('pages.show.trend-before'), values: drawn(yearBefore) }]),
        { name: t('pages.show.trend-year'), values: drawn(measures) },
      ],
    };
  }, [months, unit, t]);
  if (months.length === 0) return <p>{t('pages.show.trend-none')}</p>;
  const shown = months.slice(-shownMost);
  const write = (measure: number): string => measureText(unit, measure);
  const label = t('pages.show.trend-label', { name: text(indicator.name), count: shown.length });
  return (
    <figure className="yz-trend">
      <Chart bars={bars} label={label} />
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
