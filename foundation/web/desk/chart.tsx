import { useEffect, useRef, useState } from 'react';
import { Skeleton } from '../plain/notice.tsx';
import type { Bars, drawBars } from './draw-bars.ts';

/** Bars side by side; the table beside the chart says the same, so the drawing is one picture to others. */
export function Chart({ bars, label }: { readonly bars: Bars; readonly label: string }) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof drawBars> | null>(null);
  const [ready, setReady] = useState(false);
  const latest = useRef(bars);
  useEffect(() => {
    latest.current = bars;
    chart.current?.show(bars);
  }, [bars]);
  useEffect(() => {
    let gone = false;
    let watching: ResizeObserver | undefined;
    // echarts is large, and needed only where a chart is.
    const draw = async (): Promise<void> => {
      const module = await import('./draw-bars.ts');
      if (gone || host.current === null) return;
      chart.current = module.drawBars(host.current);
      chart.current.show(latest.current);
      watching = new ResizeObserver(() => chart.current?.resize());
      watching.observe(host.current);
      setReady(true);
    };
    void draw();
    return () => {
      gone = true;
      watching?.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  return (
    <div className="yz-chart" role="img" aria-label={label}>
      {ready ? null : <Skeleton rows={3} />}
      <div ref={host} aria-hidden="true" />
    </div>
  );
}
