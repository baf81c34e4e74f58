/** What layers above may ask of evidence. */
export { listEvidenceOf, viewEvidence, type Evidence } from './list-evidence.ts';
export { keepEvidence } from './keep-evidence.ts';
export { readEvidence } from './read-evidence.ts';
