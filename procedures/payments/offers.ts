/**
 * What layers above may ask of payments. Each function takes the turn and works in its transaction.
 */
export { reserveAll, releaseReservation, type ReserveRequest } from './reserve.ts';
export { planParts } from './plan-parts.ts';
export { listPromised, listAwardsOf, type Award } from './instalment-store.ts';
export { keepBudgetLine as openBudgetLine } from './budget-lines.ts';
export { askFunding } from './find-funding.ts';
export { listPaymentsOf } from './list-payments-of.ts';
export { reconcile } from './reconcile.ts';
export { demandBack, recallPaid, takeBack, waiveDemand } from './take-back.ts';
