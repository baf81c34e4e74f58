/** What layers above may ask of ratings. */
export { declareRateable } from './declared.ts';
