/** What layers above may ask of the finder. Each function takes the turn and works in its transaction. */
export { declarePersons } from './declared.ts';
export { findAgainst } from './guard.ts';
