import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { zReason, zUuid } from '@yanzhen/values/fields.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** The import is in another state: look at it again. */
  wrongState: 'imports.wrong-state',
  /** Rows are faulty: mend the file, or accept the good rows only. */
  rowsBad: 'imports.rows-bad',
  /** Nothing in it would change anything. */
  nothingNew: 'imports.nothing-new',
  /** What the rows said was erased after its time. */
  erased: 'imports.erased',
  /** Too many imports wait at once: accept or discard one first. */
  tooManyOpen: 'imports.too-many-open',
} as const;

export const importStates = [
  'reading',
  'checking',
  'checked',
  'keeping',
  'kept',
  'undoing',
  'undone',
  'discarded',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/** States in which a job works on it. */
export const workingStates: readonly ImportState[] = ['reading', 'checking', 'keeping', 'undoing'];

export const outcomes = ['new', 'changed', 'same', 'bad'] as const;
export type Outcome = (typeof outcomes)[number];

export const importMoves = ['accept', 'undo', 'discard'] as const;

const importSchema = z.object({
  id: zUuid,
  subject: z.string(),
  state: z.enum(importStates),
  fileName: z.string(),
  rows: z.object({
    total: z.int(),
    new: z.int(),
    changed: z.int(),
    same: z.int(),
    bad: z.int(),
    kept: z.int(),
    undone: z.int(),
  }),
  /** Share of the step under way, 0 to 1; null where none is or it cannot be told yet. */
  progress: z.number().nullable(),
  /** Why the file as a whole cannot be read. */
  problem: localizedSchema.nullable(),
  uploadedBy: z.string(),
  uploadedAt: z.iso.datetime(),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.iso.datetime().nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  undoReason: z.string().nullable(),
  /** An earlier import of the very same file that was kept. */
  sameAs: z.object({ id: zUuid, uploadedAt: z.iso.datetime() }).nullable(),
  /** What this reader can do now. */
  moves: z.array(z.enum(importMoves)),
});
export type ImportView = z.infer<typeof importSchema>;

const rowSchema = z.object({
  line: z.int(),
  label: z.string(),
  outcome: z.enum(outcomes).nullable(),
  state: z.enum(['waiting', 'kept', 'left', 'undone', 'stays']),
  /** What accepting it does. */
  says: localizedSchema.nullable(),
  problems: z.array(z.object({ column: localizedSchema.nullable(), says: localizedSchema })),
  notices: z.array(z.object({ column: localizedSchema.nullable(), says: localizedSchema })),
  /** What became of it: why it was left, or why it stays. */
  note: localizedSchema.nullable(),
  subjectId: zUuid.nullable(),
});
export type ImportRowView = z.infer<typeof rowSchema>;

const params = z.object({ importId: zUuid });
/** Which of the kind it is, e.g. a benefit; left out where there is only one. */
const subject = z.string().max(80).default('');

/** The addresses of one kind of import, below `/imports/<feature>-<name>`. */
export function importEndpoints(kindId: string, name: Localized) {
  const path = `/imports/${kindId.replace('.', '-')}`;
  const one = `${path}/:importId`;
  const says = name.en.toLowerCase();
  return {
    template: endpoint({
      id: `${kindId}-template`,
      method: 'GET',
      path: `${path}/template`,
      summary: `Template of ${says} as .xlsx`,
      query: z.object({ subject }),
      kind: 'download',
      reply: z.unknown(),
    }),
    upload: endpoint({
      id: `${kindId}-upload`,
      method: 'POST',
      path,
      summary: `Upload a file of ${says} (field \`file\`) for a dry run, which writes nothing but itself`,
      body: z.object({ subject }),
      kind: 'multipart',
      reply: z.object({ importId: zUuid, resumed: z.boolean() }),
      faults: [faults.tooManyOpen],
    }),
    list: endpoint({
      id: `${kindId}-imports`,
      method: 'GET',
      path,
      summary: `Imports of ${says}, newest first`,
      query: z.object({ subject: z.string().max(80).optional(), ...pageQuery }),
      reply: page(importSchema),
    }),
    show: endpoint({
      id: `${kindId}-import`,
      method: 'GET',
      path: one,
      summary: `One import of ${says}: how far it is, and what its rows would do`,
      params,
      reply: importSchema,
    }),
    rows: endpoint({
      id: `${kindId}-import-rows`,
      method: 'GET',
      path: `${one}/rows`,
      summary: `Rows of one import of ${says}, by outcome, in the order of the file`,
      params,
      query: z.object({ outcome: z.enum(outcomes).optional(), ...pageQuery }),
      reply: page(rowSchema),
    }),
    marked: endpoint({
      id: `${kindId}-import-marked`,
      method: 'GET',
      path: `${one}/marked`,
      summary: `The uploaded file of ${says} once more, faulty cells red with their reason`,
      params,
      kind: 'download',
      reply: z.unknown(),
      faults: [faults.wrongState, faults.erased],
    }),
    accept: endpoint({
      id: `${kindId}-import-accept`,
      method: 'POST',
      path: `${one}/accept`,
      summary: `Accept an import of ${says}: the good rows, or all and only if all are good`,
      params,
      body: z.object({ rows: z.enum(['good', 'all']) }),
      reply: importSchema,
      faults: [faults.wrongState, faults.rowsBad, faults.nothingNew, faults.erased],
    }),
    undo: endpoint({
      id: `${kindId}-import-undo`,
      method: 'POST',
      path: `${one}/undo`,
      summary: `Take back what an import of ${says} made, where no further step was taken`,
      params,
      body: z.object({ reason: zReason }),
      reply: importSchema,
      faults: [faults.wrongState],
    }),
    discard: endpoint({
      id: `${kindId}-import-discard`,
      method: 'POST',
      path: `${one}/discard`,
      summary: `Drop an import of ${says} that was not accepted, with what its rows said`,
      params,
      reply: importSchema,
      faults: [faults.wrongState],
    }),
  } as const;
}
export type ImportEndpoints = ReturnType<typeof importEndpoints>;
