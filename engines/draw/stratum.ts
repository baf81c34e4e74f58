/** A part of the list from which a number is taken of its own: flats of one size, refusals of one officer. */
export interface Stratum {
  readonly id: string;
  /** How many are taken, whole, 0..items. */
  readonly take: number;
  /** Names of the items, each once over all strata; their order is of no weight. */
  readonly items: readonly string[];
}

/** What keeps a list from being drawn. */
export type ListProblem =
  /** A stratum's or an item's name is not 1–100 printable ASCII characters without a blank. */
  | { readonly what: 'name'; readonly name: string }
  | { readonly what: 'stratum-twice'; readonly stratum: string }
  | { readonly what: 'item-twice'; readonly item: string }
  /** Not whole, below 0, or more than there are. */
  | { readonly what: 'take'; readonly stratum: string; readonly take: number };

/** Printable ASCII, so that every language sorts and hashes the names alike. */
const plainName = /^[!-~]{1,100}$/;

/** Every reason why these strata cannot be drawn; none for a list that can. */
export function listProblems(strata: readonly Stratum[]): ListProblem[] {
  const problems: ListProblem[] = [];
  const ids = new Set<string>();
  const items = new Set<string>();
  for (const stratum of strata) {
    if (!plainName.test(stratum.id)) problems.push({ what: 'name', name: stratum.id });
    if (ids.has(stratum.id)) problems.push({ what: 'stratum-twice', stratum: stratum.id });
    ids.add(stratum.id);
    const { take } = stratum;
    if (!Number.isInteger(take) || take < 0 || take > stratum.items.length) {
      problems.push({ what: 'take', stratum: stratum.id, take });
    }
    for (const item of stratum.items) {
      if (!plainName.test(item)) problems.push({ what: 'name', name: item });
      if (items.has(item)) problems.push({ what: 'item-twice', item });
      items.add(item);
    }
  }
  return problems;
}
