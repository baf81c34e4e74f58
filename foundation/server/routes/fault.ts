/** A request fault: something in what was asked that the asker can mend. */
export class Fault extends Error {
  readonly code: string;
  readonly status: number;
  readonly field: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** More than one thing may be wrong at once: all are told in one answer. */
  readonly also: readonly Fault[];

  constructor(code: string, options: FaultOptions = {}) {
    super(code);
    this.code = code;
    this.status = options.status ?? 409;
    this.field = options.field;
    this.values = options.values ?? {};
    this.also = options.also ?? [];
  }
}

export interface FaultOptions {
  /** HTTP status, 409 unless told. */
  status?: number;
  /** Path of the field within what was sent, e.g. `body.mobile`. */
  field?: string;
  /** Values for the sentence in the words file. */
  values?: Readonly<Record<string, unknown>>;
  also?: readonly Fault[];
}

/**
 * Makes a request fault. Its words stand in the words files of the feature named before the first
 * dot: `applications.not-yours` is `faults.not-yours` (`says`, `remedy`) of `applications`.
 */
export function fault(code: string, options?: FaultOptions): Fault {
  return new Fault(code, options);
}

/** What is not there, or not this reader's to see: the two are told alike. */
export function notFound(field?: string): Fault {
  return fault('request.not-found', { status: 404, ...(field ? { field } : {}) });
}
