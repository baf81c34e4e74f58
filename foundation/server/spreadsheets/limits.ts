/** What an upload may ask of us. */
export interface SheetLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Bytes of all parts of an .xlsx when unpacked, as counted while unpacking and not as declared. */
  readonly unpackedBytes: number;
  readonly millis: number;
  /** Of the thread that reads. */
  readonly heapMegabytes: number;
}

/** @source the Excel contract: 10 MB, 20,000 rows, 200 MB unpacked, 30 s. */
export const limits: SheetLimits = {
  bytes: 10 * 2 ** 20,
  rows: 20_000,
  columns: 200,
  unpackedBytes: 200 * 2 ** 20,
  millis: 30_000,
  heapMegabytes: 512,
};

/** Longest text that a cell of an .xlsx may hold. */
export const cellTextMax = 32_767;

/** Rows of a template that carry drop-downs. */
export const templateRows = 5_000;
