import { route, type Route } from '@yanzhen/server/routes/route.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { acceptImport } from './accept-import.ts';
import { checkImport } from './check-import.ts';
import { discardImport } from './discard-import.ts';
import type { ImportKind } from './import-kind.ts';
import { keepImport } from './keep-import.ts';
import { readImport } from './read-import.ts';
import * as shown from './show-imports.ts';
import type { Step } from './steps.ts';
import { undoImport, undoRows } from './undo-import.ts';
import { uploadImport } from './upload-import.ts';

/** The addresses of one kind of import, for the `routes` of the feature that declares it. */
export function importRoutes(kind: ImportKind): readonly Route[] {
  const { endpoints, who } = kind;
  return [
    route(endpoints.template, {
      who,
      perMinute: 20,
      run: (turn, input) => shown.downloadTemplate(kind, turn, input),
    }),
    route(endpoints.upload, {
      who,
      perMinute: 20,
      run: (turn, input) => uploadImport(kind, turn, input),
    }),
    route(endpoints.list, { who, run: (turn, input) => shown.listImports(kind, turn, input) }),
    route(endpoints.show, { who, run: (turn, input) => shown.showImport(kind, turn, input) }),
    route(endpoints.rows, { who, run: (turn, input) => shown.listImportRows(kind, turn, input) }),
    route(endpoints.marked, {
      who,
      perMinute: 10,
      slow: true,
      run: (turn, input) => shown.downloadMarked(kind, turn, input),
    }),
    route(endpoints.accept, {
      who,
      idempotent: true,
      run: (turn, input) => acceptImport(kind, turn, input),
    }),
    route(endpoints.undo, {
      who,
      idempotent: true,
      run: (turn, input) => undoImport(kind, turn, input),
    }),
    route(endpoints.discard, {
      who,
      idempotent: true,
      run: (turn, input) => discardImport(kind, turn, input),
    }),
  ];
}

/** The jobs of one kind of import, for the `jobs` of the feature that declares it. */
export function importJobs(kind: ImportKind): NonNullable<Feature['jobs']> {
  const steps = { read: readImport, check: checkImport, keep: keepImport, undo: undoRows };
  return Object.fromEntries(
    (Object.keys(steps) as Step[]).map((step) => [
      `${kind.id}-import-${step}`,
      (turn, { batchId }) => steps[step](kind, turn, String(batchId)),
    ]),
  );
}
