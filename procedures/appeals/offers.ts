/** What layers above may ask of appeals. */
export { declareAppealable } from './declared.ts';
