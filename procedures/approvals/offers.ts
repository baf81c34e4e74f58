/** What layers above may ask of approvals. Each function takes the turn and works in its transaction. */
export { findChanges, moveOnContent, requireSameContent } from './move-on-content.ts';
export { nameOfField } from './read-content.ts';
