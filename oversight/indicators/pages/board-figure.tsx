import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type * as contract from '../contract.ts';
import { Comparison } from './comparison.tsx';
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
