/** What layers above may ask of imports. */
export type {
  ImportKind,
  ImportOf,
  ImportRow,
  RowCheck,
  RowKept,
  RowUndone,
} from './import-kind.ts';
export { importJobs, importRoutes } from './routes.ts';
