/** Numbers that a seed decides: the same demonstration every time. */
export type Chance = () => number;

/** From 0 inclusive to 1 exclusive (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Splits a total into parts that all differ from one another, as records of one kind do.
 *
 * @param total  Whole units; at least `parts` × (`parts` + 1) ÷ 2.
 * @returns      `parts` different whole numbers above 0 that add up to the total.
 * @throws RangeError where so many different parts do not fit.
 */
export function splitUp(total: number, parts: number, chance: Chance): number[] {
  // One part takes 1, the next 2, …; what is over is spread in an order that keeps them apart.
  const least = (parts * (parts + 1)) / 2;
  if (!Number.isSafeInteger(total) || parts < 1 || total < least)
    throw new RangeError(`${total} cannot be split into ${parts} different parts`);
  const weights = Array.from({ length: parts }, () => 0.3 + chance()).toSorted((a, b) => a - b);
  const sum = weights.reduce((all, each) => all + each, 0);
  const over = total - least;
  const found = weights.map((weight, at) => at + 1 + Math.floor((over * weight) / sum));
  const left = total - found.reduce((all, each) => all + each, 0);
  found[parts - 1] = (found[parts - 1] ?? 0) + left;
  return found;
}

/** So many different places of a list, in its order. */
export function places(length: number, wanted: number, chance: Chance): number[] {
  if (wanted > length) throw new RangeError(`no ${wanted} of ${length}`);
  const order = Array.from({ length }, (_, at) => ({ at, by: chance() }));
  return order
    .toSorted((a, b) => a.by - b.by)
    .slice(0, wanted)
    .map((each) => each.at)
    .toSorted((a, b) => a - b);
}
