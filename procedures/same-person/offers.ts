/** What layers above may ask of the finder. Each function takes the turn and works in its transaction. */
export { findAgainst } from './guard.ts';
