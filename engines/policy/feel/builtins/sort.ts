import type { FeelValue } from '../value.ts';

type Items = readonly FeelValue[];

/** Two sorted lists as one; null where the question is not answered by true or false. */
function merge(
  left: Items,
  right: Items,
  precedes: (a: FeelValue, b: FeelValue) => FeelValue,
): Items | null {
  const merged: FeelValue[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [a = null, b = null] = [left[i], right[j]];
    // Asked this way round, items that are alike keep their order.
    const answer = precedes(b, a);
    if (typeof answer !== 'boolean') return null;
    merged.push(answer ? b : a);
    if (answer) j++;
    else i++;
  }
  return [...merged, ...left.slice(i), ...right.slice(j)];
}

/**
 * The items in the order that `precedes(a, b)` says, alike items in their order. A question that is not
 * consistent gives some order, never an endless run.
 *
 * @returns null where an answer is neither true nor false.
 */
export function sorted(
  items: Items,
  precedes: (a: FeelValue, b: FeelValue) => FeelValue,
): Items | null {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = sorted(items.slice(0, middle), precedes);
  const right = left && sorted(items.slice(middle), precedes);
  return left && right && merge(left, right, precedes);
}
