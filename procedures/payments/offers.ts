/**
 * What layers above may ask of payments. Each function takes the turn and works in its transaction.
 */
export { holdsMoney } from './store.ts';
export { reserveAll, reserveParts, releaseReservation, type ReserveRequest } from './reserve.ts';
export { heldCases, holdPayment, releasePayment } from './hold-payment.ts';
export { planParts } from './plan-parts.ts';
export {
  findAward,
  findPaid,
  listAwardsOf,
  listInstalments,
  listPartsDue,
  listReady,
  listPromised,
  moveInstalments,
  noteInstalment,
  type Award,
  type InstalmentRow,
} from './instalment-store.ts';
export type { InstalmentState } from './contract-instalments.ts';
export { goesOn } from './next-part.ts';
export { partsToSetOff, setOffPart } from './set-off.ts';
export { keepBudgetLine as openBudgetLine } from './budget-lines.ts';
export { askFunding, type FundingRequest } from './find-funding.ts';
export { fitInBudget } from './fit-in-budget.ts';
export { listPaymentsOf } from './list-payments-of.ts';
export { reconcile } from './reconcile.ts';
export { demandBack, takeBack, waiveDemand } from './take-back.ts';
export { keepOpening } from './keep-opening.ts';
export { priorAwardsOf, priorAwardsOfAll } from './prior-awards.ts';
