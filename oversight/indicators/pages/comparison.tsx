import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import type { IndicatorView } from '../contract.ts';
import { growthOf } from './growth.ts';
import { measureText } from './written.ts';

const signs = { more: '▲', less: '▼', same: '＝' } as const;

interface ComparisonProps {
  readonly unit: IndicatorView['unit'];
  readonly now: number;
  readonly before: { readonly validOn: string; readonly measure: number };
}

/** A figure beside the same a year before: by how much it is more or less, with the base printed. */
export function Comparison({ unit: of, now, before }: ComparisonProps) {
  const t = useWords('indicators');
  const { language } = useLanguage();
  const { measure, validOn } = before;
  const { direction, by, percent } = growthOf(now, measure);
  const unit = t(`unit.${of}`);
  const change = t(`pages.board.${direction}`, { by: `${measureText(of, by)} ${unit}` });
  return (
    <p className="board-change">
      <strong>
        <span aria-hidden="true">{signs[direction]} </span>
        {percent === undefined || direction === 'same'
          ? change
          : t('pages.board.per-cent', { change, percent })}
      </strong>
      <span>
        {t('pages.board.base', {
          on: dateText(validOn, language),
          base: `${measureText(of, measure)} ${unit}`,
        })}
      </span>
    </p>
  );
}
