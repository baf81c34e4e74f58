import type { Localized } from '@yanzhen/values/localized.ts';

interface County {
  readonly code: string;
  readonly name: Localized;
  /** Where the city's pack puts it. */
  readonly tile?: { readonly column: number; readonly row: number } | undefined;
}

export interface Tile {
  readonly county: string;
  readonly name: Localized;
  readonly column: number;
  readonly row: number;
}

/**
 * Counties as tiles of a grid, which is no map and shows no border. Those that the pack places stand
 * there; the others follow below in the order of the pack, in a grid as square as it goes.
 */
export function placeTiles(counties: readonly County[]): Tile[] {
  const placed = counties.flatMap((county) => (county.tile ? [county.tile] : []));
  const others = counties.filter((county) => county.tile === undefined);
  const width = Math.max(
    Math.ceil(Math.sqrt(counties.length)),
    ...placed.map(({ column }) => column),
  );
  const below = Math.max(0, ...placed.map(({ row }) => row));
  return counties.map(({ code, name, tile }) => {
    const at = others.findIndex((county) => county.code === code);
    const place = tile ?? { column: (at % width) + 1, row: below + Math.floor(at / width) + 1 };
    return { county: code, name, ...place };
  });
}
