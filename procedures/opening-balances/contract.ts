import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { zCivilDate, zFen, zReason, zText, zUuid } from '@yanzhen/values/fields.ts';

/** Request faults of this folder; words under `faults.<code>`. */
export const faults = {
  /** Rows of the file are faulty: each is told with its line; nothing was kept. */
  rowsFaulty: 'opening-balances.rows-faulty',
  /** The paid sums do not add up to what finance says: the difference is told. */
  totalDiffers: 'opening-balances.total-differs',
  /** The file was brought in before. */
  fileKnown: 'opening-balances.file-known',
  /** The file has no row. */
  fileEmpty: 'opening-balances.file-empty',
  /** The act was decided before: reload. */
  decided: 'opening-balances.decided',
  /** Who prepared the act does not confirm it. */
  samePerson: 'opening-balances.same-person',
  /** A person of the file has a case of this benefit by now. */
  caseThere: 'opening-balances.case-there',
} as const;

/** What may be wrong in a row beside its cells; each is a code under `faults.row-…`. */
export const rowFaults = [
  'row-cell',
  'row-name-differs',
  'row-total-differs',
  'row-parts-sum',
  'row-number',
  'row-paid-order',
  'row-paid-late',
  'row-employer-unknown',
  'row-county-unknown',
  'row-case-there',
] as const;
export type RowFaultCode = (typeof rowFaults)[number];

const openingSchema = z.object({
  id: zUuid,
  number: z.string(),
  benefitId: z.string(),
  untilOn: zCivilDate,
  document: z.string(),
  paidFen: zFen,
  promisedFen: zFen,
  personCount: z.int(),
  lineCount: z.int(),
  state: z.enum(['prepared', 'confirmed', 'rejected']),
  prepared: z.object({ name: z.string(), at: z.iso.datetime() }),
  decided: z.object({ name: z.string(), at: z.iso.datetime() }).nullable(),
  reason: z.string().nullable(),
  /** The reader may confirm or reject it now. */
  mayDecide: z.boolean(),
});
export type Opening = z.infer<typeof openingSchema>;

export const listOpenings = endpoint({
  id: 'opening-balances.list',
  method: 'GET',
  path: '/opening-balances',
  summary: 'Acts by which past awards and payments came in, newest first',
  query: z.object(pageQuery),
  reply: page(openingSchema),
});

export const downloadTemplate = endpoint({
  id: 'opening-balances.template',
  method: 'GET',
  path: '/opening-balances/template',
  summary: 'The spreadsheet to fill in: one row for each instalment of each person',
  reply: z.unknown(),
  kind: 'download',
});

export const prepareOpening = endpoint({
  id: 'opening-balances.prepare',
  method: 'POST',
  path: '/opening-balances',
  summary:
    'Read a spreadsheet of past awards of one benefit and prepare the act; nothing comes in yet',
  body: z.object({
    benefitId: z.string().min(1).max(60),
    untilOn: zCivilDate,
    document: zText(200, { lines: 'one' }),
    /** Sum of all payments by finance's own books. */
    financeTotalFen: zFen,
  }),
  reply: openingSchema,
  faults: [faults.rowsFaulty, faults.totalDiffers, faults.fileKnown, faults.fileEmpty],
  kind: 'multipart',
});

const params = z.object({ actId: zUuid });

export const confirmOpening = endpoint({
  id: 'opening-balances.confirm',
  method: 'POST',
  path: '/opening-balances/:actId/confirm',
  summary: 'A second natural person confirms: awards, payments and running instalments come in',
  params,
  body: z.object({ paidFen: zFen, personCount: z.int().min(1) }),
  reply: openingSchema,
  faults: [faults.decided, faults.samePerson, faults.totalDiffers, faults.caseThere, 'payments.year-closed'], // prettier-ignore
});

export const rejectOpening = endpoint({
  id: 'opening-balances.reject',
  method: 'POST',
  path: '/opening-balances/:actId/reject',
  summary: 'Reject a prepared act; nothing comes in',
  params,
  body: z.object({ reason: zReason }),
  reply: openingSchema,
  faults: [faults.decided],
});
