/**
 * How many are taken for a share: rounded up, so that a stratum that has any gives at least one.
 *
 * @param items    Size of the stratum, whole, >= 0.
 * @param percent  Whole percent, 0..100; 0 takes none.
 * @throws RangeError when a figure is out of range.
 */
export function takeOfShare(items: number, percent: number): number {
  if (!Number.isSafeInteger(items) || items < 0) throw new RangeError('items must be whole, >= 0');
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
    throw new RangeError('percent must be whole, 0 to 100');
  }
  return Math.ceil((items * percent) / 100);
}
