import { fault, type Fault } from '../routes/fault.ts';

/** Why an upload as a whole cannot be read; words under `faults` of this folder. */
export const sheetFaults = {
  /** The file has no bytes. */
  empty: 'spreadsheets.empty',
  /** More than 10 MB. */
  tooLarge: 'spreadsheets.too-large',
  /** Neither .xlsx, .xls nor CSV by its content; `found` says what it is. */
  notASheet: 'spreadsheets.not-a-sheet',
  /** A table, but of a kind that is not read (.ods, .xlsb, a web page named .xls): save as .xlsx. */
  otherFormat: 'spreadsheets.other-format',
  /** Broken off or altered. */
  damaged: 'spreadsheets.damaged',
  /** Opens with a password only. */
  encrypted: 'spreadsheets.encrypted',
  /** Has macros. */
  macros: 'spreadsheets.macros',
  /** Unpacks to more than 200 MB. */
  unpacksTooLarge: 'spreadsheets.unpacks-too-large',
  /** Not read within 30 seconds. */
  tooSlow: 'spreadsheets.too-slow',
  /** Asks for more memory than a reader may have. */
  tooHeavy: 'spreadsheets.too-heavy',
  /** A CSV that is neither UTF-8 nor GB18030, or holds signs that no text has. */
  encoding: 'spreadsheets.encoding',
  /** A CSV whose quotation mark is never closed. */
  quoteOpen: 'spreadsheets.quote-open',
  /** More rows than one file may have. */
  tooManyRows: 'spreadsheets.too-many-rows',
  tooManyColumns: 'spreadsheets.too-many-columns',
  /** No row has the headings of the template. */
  noHeadings: 'spreadsheets.no-headings',
  /** Two columns have the same heading. */
  headingTwice: 'spreadsheets.heading-twice',
  /** A required column is not there. */
  columnMissing: 'spreadsheets.column-missing',
  /** Made from the template of something else. */
  otherTemplate: 'spreadsheets.other-template',
  /** No row below the headings. */
  noRows: 'spreadsheets.no-rows',
} as const;

/** A fault of the uploaded file as a whole. */
export function sheetFault(
  code: (typeof sheetFaults)[keyof typeof sheetFaults],
  values: Readonly<Record<string, string | number>> = {},
): Fault {
  return fault(code, { status: 400, field: 'file', values });
}
