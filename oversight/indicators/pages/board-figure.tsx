import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import type * as contract from '../contract.ts';
import { growthOf } from './growth.ts';
import { measureText } from './written.ts';

export type BoardRow = (typeof contract.showBoard.reply)['_output']['rows'][number];

interface BoardFigureProps {
  readonly row: BoardRow;
  /** Whether its parts and its trend are in sight. */
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One figure: the number opens to its records, and the base of its comparison is printed. */
export function BoardFigure({ row, chosen, onChoose }: BoardFigureProps) {
  const t = useWords('indicators');
  const text = useText();
  const name = text(row.name);
  return (
    <li className="board-figure" data-chosen={chosen || undefined}>
      <h2>
        <Link to={`/desk/indicators/${row.id}`}>
          <span>{name}</span>
          <span className="board-number">
            {row.measure === null ? (
              <small>{t('pages.list.fails')}</small>
            ) : (
              <>
                {measureText(row.unit, row.measure)} <small>{t(`unit.${row.unit}`)}</small>
              </>
            )}
          </span>
        </Link>
      </h2>
      <p className="board-kind">
        {t(`span.${row.span}`)} · {t(`status.${row.status}`)}
      </p>
      {row.measure === null || row.yearBefore === null ? null : (
        <Comparison unit={row.unit} now={row.measure} before={row.yearBefore} />
      )}
      <button
        type="button"
        className="yz-tool board-choose"
        aria-pressed={chosen}
        aria-label={`${t('pages.board.choose')} ${name}`}
        onClick={onChoose}
      >
        {t('pages.board.choose')}
      </button>
    </li>
  );
}

const signs = { more: '▲', less: '▼', same: '＝' } as const;

interface ComparisonProps {
  readonly unit: BoardRow['unit'];
  readonly now: number;
  readonly before: NonNullable<BoardRow['yearBefore']>;
}

function Comparison({ unit: of, now, before }: ComparisonProps) {
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
