/**
 * What layers above may ask of payments. Each function takes the turn and works in its transaction.
 */
export { reserve, reserveAll, releaseReservation, type ReserveRequest } from './reserve.ts';
export { keepBudgetLine as openBudgetLine, type NewBudgetLine } from './budget-lines.ts';
export { budgetLeft } from './budget-lines.ts';
export { listPaymentsOf, type PaymentStep } from './list-payments-of.ts';
export { reconcile, type Reconciliation } from './reconcile.ts';
