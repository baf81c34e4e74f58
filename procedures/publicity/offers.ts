/** What layers above may ask of public notices. */
export { takeOffNotice } from './take-off-notice.ts';
