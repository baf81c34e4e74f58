/** What layers above may ask of evidence. */
export { listEvidenceOf, viewEvidence, type Evidence } from './list-evidence.ts';
