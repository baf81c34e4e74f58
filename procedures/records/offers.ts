/** What mechanisms may ask of records. */
export {
  mayKeep,
  requireCurrent,
  requireOther,
  requireOwnArea,
  requirePast,
  requireRegistered,
} from './keeping.ts';
export { paperRoutes, requirePaper } from './papers.ts';
export { cellNumber, cellText, recordImport, stranger } from './record-import.ts';
export { appendEvent, recordPartsOf } from './trail.ts';
export { checkMove, movesFrom, type RecordMove } from './lifecycle.ts';
