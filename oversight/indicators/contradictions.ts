import type { IndicatorDefinition } from './indicator-file.ts';

/** A figure with what it is declared to be within. */
export interface Related {
  readonly id: string;
  readonly value: IndicatorDefinition['value'];
  readonly within: IndicatorDefinition['within'];
  readonly measure: number;
}

export type ContradictionKind = IndicatorDefinition['within'][number]['relation'] | 'parts';

/** Two figures of one day that cannot both be true. */
export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly indicatorId: string;
  readonly ofId: string;
  readonly measure: number;
  /** What it must not exceed. */
  readonly most: number;
}

/**
 * What contradicts among figures of one day: a part that exceeds its whole, a share that exceeds its base (more than
 * 100 %), more persons than person-times, and parts that exceed their whole together. Persons are not added up: one
 * person may stand in two parts.
 */
export function findContradictions(figures: readonly Related[]): Contradiction[] {
  const byId = new Map(figures.map((each) => [each.id, each]));
  const alone = figures.flatMap((each) =>
    each.within.flatMap(({ relation, of }) => {
      const other = byId.get(of);
      return other && each.measure > other.measure
        ? [
            {
              kind: relation,
              indicatorId: each.id,
              ofId: of,
              measure: each.measure,
              most: other.measure,
            },
          ]
        : [];
    }),
  );
  return [...alone, ...figures.flatMap((whole) => partsBeyond(whole, figures))];
}

function partsBeyond(whole: Related, figures: readonly Related[]): Contradiction[] {
  const parts = figures.filter((each) =>
    each.within.some(({ relation, of }) => relation === 'part' && of === whole.id),
  );
  if (whole.value === 'persons' || parts.length < 2) return [];
  const measure = parts.reduce((sum, each) => sum + each.measure, 0);
  // A part that is too large by itself is told by its own name.
  if (measure <= whole.measure || parts.some((each) => each.measure > whole.measure)) return [];
  const { id, measure: most } = whole;
  return [{ kind: 'parts', indicatorId: id, ofId: id, measure, most }];
}
