import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText, momentText } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { useEffect } from 'react';
import * as contract from '../contract.ts';
import { BoardFigure } from './board-figure.tsx';
import { BoardParts } from './board-parts.tsx';
import './indicators.css';
import './board.css';

const everyFiveMinutes = 300_000;

/** What leaders look at, on a phone, a wall or paper: each figure beside last year's, and opened to its records. */
export function BoardPage() {
  const t = useWords('indicators');
  const { language } = useLanguage();
  const { search, setSearch } = useRoute();
  const wall = search['wall'] === '1';
  useWall(wall, () => setSearch({ wall: undefined }));
  const ask = useAsk(contract.showBoard, {}, { refetchEvery: everyFiveMinutes });
  return (
    <DeskPage
      title={t('pages.board.title')}
      lead={
        ask.data === undefined
          ? t('pages.board.lead')
          : t('pages.board.as-of', {
              on: dateText(ask.data.validOn, language),
              at: momentText(ask.data.knownAt, language),
            })
      }
      actions={
        <>
          <Button
            tone="secondary"
            aria-pressed={wall}
            onClick={() => setSearch({ wall: wall ? undefined : '1' })}
          >
            {wall ? t('pages.board.wall-end') : t('pages.board.wall')}
          </Button>
          <Button tone="secondary" className="board-print" onClick={() => globalThis.print()}>
            {t('pages.board.print')}
          </Button>
        </>
      }
    >
      <Asked of={ask} rows={10}>
        {({ rows, tiles }) => {
          const chosen = rows.find((row) => row.id === search['figure']) ?? rows[0];
          if (chosen === undefined) return <EmptyState title={t('pages.list.none')} />;
          const choose = (id: string): void => {
            setSearch({ figure: id });
            document.getElementById('board-parts')?.focus();
          };
          return (
            <>
              <ul className="board" aria-label={t('pages.board.figures')}>
                {rows.map((row) => (
                  <BoardFigure
                    key={row.id}
                    row={row}
                    chosen={row === chosen}
                    onChoose={() => choose(row.id)}
                  />
                ))}
              </ul>
              <BoardParts indicator={chosen} tiles={tiles} />
            </>
          );
        }}
      </Asked>
    </DeskPage>
  );
}

/** On a wall the frame of the desk is gone and the type grows with the screen; Escape brings it back. */
function useWall(wall: boolean, end: () => void): void {
  useEffect(() => {
    if (!wall) return;
    const { dataset } = document.documentElement;
    dataset['wall'] = '';
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end();
    };
    addEventListener('keydown', onKey);
    return () => {
      delete dataset['wall'];
      removeEventListener('keydown', onKey);
    };
  });
}
