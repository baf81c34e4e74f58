import { sharpen, type FactDictionary, type Policy } from '@yanzhen/policy';
import type { Localized } from '@yanzhen/values/localized.ts';

/** A change of a rule that no worked example notices. */
export interface Survivor {
  /** Keys from the top of the file to the changed piece. */
  readonly path: string;
  readonly says: Localized;
  readonly remedy: Localized;
}

/**
 * Changes each rule of a text in turn and tells what no worked example notices.
 *
 * @param others  The city's other policies: stacking is settled over all of them.
 */
export function sharpnessSurvivors(
  policy: Policy,
  others: readonly Policy[],
  dictionary: FactDictionary,
): Survivor[] {
  return sharpen([policy, ...others], dictionary)
    .filter(({ fileName }) => fileName === policy.fileName)
    .map(({ path, change, remedy }) => ({ path: path.join('.'), says: change, remedy }));
}
