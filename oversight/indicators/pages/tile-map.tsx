import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type * as contract from '../contract.ts';
import type { Facet, IndicatorView } from '../contract.ts';
import { colourStep } from './growth.ts';
import { measureText } from './written.ts';

export type Tiles = (typeof contract.showBoard.reply)['_output']['tiles'];

interface TileMapProps {
  readonly indicator: IndicatorView;
  /** The figure by county; undefined where it is not divided so. */
  readonly county: Facet | undefined;
  readonly tiles: Tiles;
}

/**
 * Counties as tiles, no borders: darker is more, and the number is printed in each. A tile opens to the
 * county's records; the table says the same in words, with what has no county or one that is not listed.
 */
export function TileMap({ indicator, county, tiles }: TileMapProps) {
  const t = useWords('indicators');
  const text = useText();
  const { unit } = indicator;
  const options = county?.options ?? [];
  const listed = new Set(tiles.map((tile) => tile.county));
  const others = options.filter((option) => !listed.has(option.value));
  if (county === undefined || (options.length > 0 && others.length === options.length)) {
    return <p>{t('pages.board.no-county')}</p>;
  }
  if (options.length === 0) return <p>{t('pages.board.no-rows')}</p>;
  const of = (code: string): number =>
    options.find((option) => option.value === code)?.measure ?? 0;
  const most = Math.max(...tiles.map((tile) => of(tile.county)));
  const parts = [
    ...tiles.map((tile) => ({ id: tile.county, name: tile.name, measure: of(tile.county) })),
    ...others.map(({ value, label, measure }) => ({ id: value, name: label, measure })),
  ];
  const address = (id: string): string => `/desk/indicators/${indicator.id}?county=${id}`;
  const label = text(indicator.name);
  return (
    <div className="board-map">
      <ul className="board-tiles" aria-label={t('pages.board.tiles', { name: label })}>
        {tiles.map((tile) => {
          const measure = of(tile.county);
          return (
            <li
              key={tile.county}
              data-step={colourStep(measure, most)}
              style={{ gridColumn: tile.column, gridRow: tile.row }}
            >
              <Link to={address(tile.county)}>
                <span>{text(tile.name)}</span>
                <strong>{measureText(unit, measure)}</strong>
              </Link>
            </li>
          );
        })}
      </ul>
      <p className="yz-small">
        {t('pages.board.tiles-help', { unit: t(`unit.${unit}`) })}
        {indicator.value === 'persons' ? ` ${t('pages.board.tiles-persons')}` : ''}
      </p>
      <details className="yz-disclosure">
        <summary>{t('pages.show.trend-table')}</summary>
        <PlainTable
          caption={t('pages.board.tiles', { name: label })}
          rows={parts}
          rowKey={(part) => part.id}
          columns={[
            {
              id: 'county',
              title: t('pages.show.county'),
              cell: (part) => <Link to={address(part.id)}>{text(part.name)}</Link>,
            },
            {
              id: 'measure',
              title: t(`unit.${unit}`),
              align: 'end',
              cell: (part) => measureText(unit, part.measure),
            },
          ]}
        />
      </details>
    </div>
  );
}
