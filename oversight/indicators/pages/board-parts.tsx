import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { BoardRow } from './board-figure.tsx';
import { TileMap, type Tiles } from './tile-map.tsx';
import { TrendChart } from './trend-chart.tsx';

interface BoardPartsProps {
  readonly indicator: BoardRow;
  readonly tiles: Tiles;
}

/** The chosen figure by county and by month. */
export function BoardParts({ indicator, tiles }: BoardPartsProps) {
  const t = useWords('indicators');
  const text = useText();
  return (
    <div
      id="board-parts"
      className="board-parts"
      tabIndex={-1}
      role="region"
      aria-label={t('pages.board.parts', { name: text(indicator.name) })}
    >
      {/* Asked anew for each figure: what another one answered never stands under this name. */}
      <Parts key={indicator.id} indicator={indicator} tiles={tiles} />
    </div>
  );
}

function Parts({ indicator, tiles }: BoardPartsProps) {
  const t = useWords('indicators');
  const text = useText();
  const ask = useAsk(contract.showIndicator, { params: { indicatorId: indicator.id }, query: {} });
  const name = text(indicator.name);
  return (
    <>
      <DeskSheet title={t('pages.board.map', { name })}>
        <Asked of={ask} rows={8}>
          {({ facets, indicator: shown }) => (
            <TileMap
              indicator={shown}
              county={facets.find((facet) => facet.id === 'county')}
              tiles={tiles}
            />
          )}
        </Asked>
      </DeskSheet>
      <DeskSheet title={t('pages.board.trend', { name })}>
        <Asked of={ask} rows={8}>
          {({ trend, indicator: shown }) => <TrendChart indicator={shown} months={trend} />}
        </Asked>
      </DeskSheet>
    </>
  );
}
