import { addMonths, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { asFen, type Fen } from '@yanzhen/values/money.ts';

/** One part of a granted sum, as it is laid down when the sum is approved. */
export interface PlannedPart {
  /** From 1, in the order in which they are paid. */
  readonly number: number;
  /** Part of the benefit's schedule. */
  readonly partId: string;
  readonly name: Localized;
  /** Whole fen, > 0. */
  readonly amountFen: Fen;
  readonly dueOn: CivilDate;
  /** Ids of the conditions that are to be met again; null where the part depends on nothing. */
  readonly recheck: readonly string[] | null;
}

/** A part as the policy splits it (`splitInstalments`), with its name. */
export interface PolicyPart {
  readonly id: string;
  readonly name: Localized;
  readonly amountFen: Fen;
  readonly afterMonths: number;
}

/** Id of a part that was settled by setting off: it counts as paid, and no money moved. */
export const setOffPartId = 'set-off';

const singlePart: Pick<PolicyPart, 'id' | 'name'> = {
  id: 'single',
  name: { zh: '一次付清', en: 'Single payment' },
};

/**
 * The schedule of a granted sum.
 *
 * @param parts    As the policy splits the sum; parts of nothing are left out.
 * @param from     Day of the approval, from which the months are counted.
 * @param recheck  Conditions to be met again before a later part is paid.
 */
export function planParts(
  parts: readonly PolicyPart[],
  from: CivilDate,
  recheck: readonly string[],
): PlannedPart[] {
  return parts
    .filter(({ amountFen }) => asFen(amountFen) > 0)
    .toSorted((a, b) => a.afterMonths - b.afterMonths)
    .map(({ id, name, amountFen, afterMonths }, at) => ({
      number: at + 1,
      partId: id,
      name,
      amountFen,
      dueOn: addMonths(from, afterMonths),
      recheck: afterMonths === 0 ? null : recheck,
    }));
}

/** A sum that is paid at once. */
export function planSingle(amountFen: Fen, from: CivilDate): PlannedPart[] {
  return planParts([{ ...singlePart, amountFen, afterMonths: 0 }], from, []);
}
