/** What layers above may ask of evidence. */
export { listEvidenceOf, type Evidence } from './list-evidence.ts';
