/** What layers above may ask of lapses. Each function takes the turn and works in its transaction. */
export { partPaid, takeBack } from './take-back.ts';
export { mayCompare } from './lapse-by-hand.ts';
