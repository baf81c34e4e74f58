/** One field of a request that is not right, in the reader's language. */
export interface FieldError {
  /** Field path as in the body, e.g. `home.priceFen`; empty when it is about the whole request. */
  readonly field: string;
  readonly code: string;
  readonly says: string;
  /** What to do about it. */
  readonly remedy?: string;
}

interface ProblemParts {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly requestId?: string | undefined;
}

/**
 * A request that did not succeed.
 *
 * Codes of the web itself: `network` (no answer came), `reply` (the answer was not what the contract
 * says), `unreadable` (an error without problem+json). All others are the server's.
 *
 * @source RFC 9457 (problem+json)
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  readonly requestId: string | undefined;

  constructor(parts: ProblemParts) {
    super(`${parts.code}: ${parts.title}`);
    this.name = 'Problem';
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail;
    this.errors = parts.errors ?? [];
    this.requestId = parts.requestId;
  }

  /** Whether the same request may succeed if it is sent again. */
  get mayRetry(): boolean {
    return this.code === 'network' || this.status === 429 || this.status >= 502;
  }
}

/** Anything thrown, as a Problem. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem({
    status: 0,
    code: 'page',
    title: thrown instanceof Error ? thrown.message : '',
  });
}

/** No answer came from the server. */
export function networkProblem(): Problem {
  return new Problem({ status: 0, code: 'network', title: '' });
}

/** Reads a problem+json body; a body that is not one becomes `unreadable` with the HTTP status. */
export function problemFrom(status: number, body: unknown, requestId?: string): Problem {
  const record = isRecord(body) ? body : {};
  const code = text(record['code']);
  return new Problem({
    status,
    code: code ?? 'unreadable',
    title: text(record['title']) ?? '',
    detail: text(record['detail']),
    errors: Array.isArray(record['errors']) ? record['errors'].flatMap(fieldError) : [],
    requestId: text(record['requestId']) ?? requestId,
  });
}

function fieldError(value: unknown): FieldError[] {
  if (!isRecord(value)) return [];
  const says = text(value['says']);
  if (says === undefined) return [];
  const remedy = text(value['remedy']);
  return [
    {
      // The server says which part of the request it means; a form knows its fields by their own names.
      field: (text(value['field']) ?? '').replace(/^body\./, ''),
      code: text(value['code']) ?? '',
      says,
      ...(remedy === undefined ? {} : { remedy }),
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
