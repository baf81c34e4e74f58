import { BarChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

export interface Bars {
  /** What stands along the axis, e.g. years. */
  readonly names: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Of the values, e.g. `万元`. */
  readonly unit: string;
}

register([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

// The palette of tokens.css, which a chart cannot read; patterns tell series apart without colour.
const colours = ['#7b8f97', '#0c5460', '#b8432a'];

/** Draws bars into an element; the picture follows `show` and `resize`. */
export function drawBars(host: HTMLElement) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // Grows with the page's type, e.g. on a wall.
  const fontSize = Number.parseFloat(getComputedStyle(host).fontSize) * 0.8;
  const chart = init(host, null, { renderer: 'svg' });
  return {
    show: ({ names, series, unit }: Bars): void => {
      chart.setOption(
        {
          animation: !still,
          animationDuration: 200,
          aria: { enabled: false, decal: { show: series.length > 1 } },
          color: series.length === 1 ? colours.slice(1) : colours,
          grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
          legend: { top: 0, right: 0, itemHeight: 10, textStyle: { color: '#12272f', fontSize } },
          tooltip: {
            trigger: 'axis',
            axisPointer: { type: 'shadow' },
            valueFormatter: (value: unknown) => `${Number(value).toLocaleString('en-US')} ${unit}`,
          },
          xAxis: {
            type: 'category',
            data: [...names],
            axisLabel: {
              color: '#465a63',
              fontSize,
              interval: 0,
              // Names that have no room beside one another lean.
              rotate: names.length > 0 && host.clientWidth / names.length < fontSize * 5 ? 40 : 0,
            },
            axisTick: { show: false },
          },
          yAxis: {
            type: 'value',
            name: unit,
            nameTextStyle: { color: '#465a63', align: 'left', fontSize },
            axisLabel: { color: '#465a63', fontSize },
            splitLine: { lineStyle: { color: '#d3dee1' } },
          },
          series: series.map(({ name, values }) => ({
            type: 'bar',
            name,
            data: [...values],
            barMaxWidth: 28,
          })),
        },
        { notMerge: true },
      );
    },
    resize: (): void => chart.resize(),
    dispose: (): void => chart.dispose(),
  };
}
