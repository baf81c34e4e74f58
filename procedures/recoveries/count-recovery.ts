import { clawbackFen } from '@yanzhen/policy';
import { addMonths, monthsBetween, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';

/** What a benefit's duties clause says of leaving. */
export interface Duties {
  readonly serviceMonths: number;
  readonly onLeaving: 'none' | 'pro-rata' | 'full';
  readonly clause: string;
  readonly waivers: readonly { readonly id: string; readonly graceMonths?: number | undefined }[];
}

export interface RecoveryCount {
  readonly rule: 'pro-rata' | 'full';
  readonly clause: string;
  readonly serviceFrom: CivilDate;
  readonly requiredMonths: number;
  readonly servedMonths: number;
  readonly paidFen: Fen;
  readonly amountFen: Fen;
  /** Until then the duty counts on when the person is employed here again; null where it does not. */
  readonly graceUntil: CivilDate | null;
}

/**
 * What is to be repaid when a service is broken off.
 *
 * @param paidFen      What was paid under the case and not sent back, whole fen.
 * @param serviceFrom  Day from which the months of service count: the first payment.
 * @param leftOn       Last day of service.
 * @returns            Undefined when nothing is to be repaid: no duty, nothing paid, or the service done.
 * @source             the benefit's `duties` clause; rounded down to the fen in the person's favour
 */
export function countRecovery(
  duties: Duties,
  paidFen: Fen,
  serviceFrom: CivilDate,
  leftOn: CivilDate,
): RecoveryCount | undefined {
  const { serviceMonths, onLeaving, clause, waivers } = duties;
  if (onLeaving === 'none' || serviceMonths === 0 || paidFen === 0) return undefined;
  const servedMonths = Math.min(serviceMonths, monthsBetween(serviceFrom, leftOn));
  if (servedMonths === serviceMonths) return undefined;
  const amountFen =
    onLeaving === 'full' ? paidFen : clawbackFen(paidFen, serviceMonths, servedMonths);
  if (amountFen === 0) return undefined;
  const grace = Math.max(0, ...waivers.map(({ graceMonths = 0 }) => graceMonths));
  return {
    rule: onLeaving,
    clause,
    serviceFrom,
    requiredMonths: serviceMonths,
    servedMonths,
    paidFen,
    amountFen,
    graceUntil: grace > 0 ? addMonths(leftOn, grace) : null,
  };
}
