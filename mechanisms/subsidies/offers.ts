/** What layers above may ask of subsidies. Each function takes the turn and works in its transaction. */
export { recomputeKept } from './recompute-decisions.ts';
