import type { Endpoint } from '@yanzhen/values/endpoint.ts';
import type * as z from 'zod';
import { apiAddress, cityOfAddress, type AddressQuery } from './address.ts';
import { asProblem, networkProblem, Problem, problemFrom } from './problem.ts';

/** An endpoint of any types. */
export type AnyEndpoint = Endpoint;

// A part that the contract does not speak of may be left out; so may one whose fields are all optional.
type Part<Name extends string, Schema extends z.ZodType, More = never> =
  unknown extends z.output<Schema>
    ? { readonly [N in Name]?: unknown }
    : [z.output<Schema>] extends [undefined] | [Record<string, never>]
      ? { readonly [N in Name]?: undefined }
      : Partial<z.input<Schema>> extends z.input<Schema>
        ? { readonly [N in Name]?: z.input<Schema> | More }
        : { readonly [N in Name]: z.input<Schema> | More };

/** What a call of the endpoint takes: its params, query and body as the contract says, and files. */
export type CallInput<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Part<'params', P> & Part<'query', Q, AddressQuery> & Part<'body', B> & CallExtras
    : never;

/** What the endpoint answers. */
export type ReplyOf<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;

interface CallExtras {
  /** Files of a `multipart` endpoint, by part name. */
  readonly files?: Readonly<Record<string, File | readonly File[]>>;
  readonly idempotencyKey?: string;
}

interface LooseInput extends CallExtras {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/**
 * Calls an endpoint of the city in the page's address and checks the answer against the contract.
 *
 * @throws Problem  the server's own, or `network` / `reply`.
 */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  input: CallInput<E>,
  signal?: AbortSignal,
): Promise<ReplyOf<E>> {
  const response = await send(endpoint, input, signal);
  return readReply(endpoint, await readJson(response), response);
}

/** The address of a `GET` endpoint, for a link that opens or saves its reply. */
export function addressOf<E extends AnyEndpoint>(endpoint: E, input: CallInput<E>): string {
  const { params, query } = input as LooseInput;
  const city = endpoint.id === 'cities.list' ? '' : cityOfAddress(location.pathname);
  return apiAddress(city, endpoint.path, asValues(params), asValues(query));
}

/** Saves the reply of a `download` endpoint under the name that the server gives it. */
export async function download<E extends AnyEndpoint>(
  endpoint: E,
  input: CallInput<E>,
): Promise<void> {
  const response = await send(endpoint, input);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(response.headers.get('content-disposition'));
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Sends files with progress.
 *
 * @param onProgress  Share sent, 0..1.
 * @throws Problem    as `call`.
 */
export function upload<E extends AnyEndpoint>(
  endpoint: E,
  input: CallInput<E>,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<ReplyOf<E>> {
  // fetch cannot tell how much of a body has left, so an upload goes by XMLHttpRequest.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, addressOf(endpoint, input));
    for (const [name, value] of Object.entries(headersOf(endpoint, input as LooseInput))) {
      request.setRequestHeader(name, value);
    }
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(networkProblem()));
    request.addEventListener('abort', () => reject(networkProblem()));
    request.addEventListener('load', () => {
      const reply: unknown = request.response;
      const requestId = request.getResponseHeader('x-request-id') ?? undefined;
      if (request.status >= 400) return reject(problemFrom(request.status, reply, requestId));
      try {
        resolve(checkReply(endpoint, reply, requestId));
      } catch (thrown) {
        reject(asProblem(thrown));
      }
    });
    signal?.addEventListener('abort', () => request.abort());
    request.send(bodyOf(endpoint, input) ?? null);
  });
}

async function send(
  endpoint: AnyEndpoint,
  input: LooseInput,
  signal?: AbortSignal,
): Promise<Response> {
  const body = bodyOf(endpoint, input);
  let response: Response;
  try {
    response = await fetch(addressOf(endpoint, input), {
      method: endpoint.method,
      credentials: 'same-origin',
      headers: headersOf(endpoint, input),
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (thrown) {
    if (signal?.aborted === true) throw thrown;
    throw networkProblem();
  }
  if (!response.ok) {
    const requestId = response.headers.get('x-request-id') ?? undefined;
    throw problemFrom(response.status, await readJson(response), requestId);
  }
  return response;
}

function bodyOf(endpoint: AnyEndpoint, input: LooseInput): FormData | string | undefined {
  if (endpoint.method === 'GET') return undefined;
  if (endpoint.kind !== 'multipart') {
    return input.body === undefined ? undefined : JSON.stringify(input.body);
  }
  const form = new FormData();
  // The body goes first so that the server knows what the files are for before it reads them.
  if (input.body !== undefined) form.append('body', JSON.stringify(input.body));
  for (const [name, value] of Object.entries(input.files ?? {})) {
    for (const file of value instanceof File ? [value] : value) form.append(name, file, file.name);
  }
  return form;
}

function headersOf(endpoint: AnyEndpoint, input: LooseInput): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': document.documentElement.lang.startsWith('en') ? 'en' : 'zh-CN',
  };
  if (endpoint.method === 'GET') return headers;
  const csrf = /(?:^|;\s*)yanzhen_csrf=([^;]+)/.exec(document.cookie)?.[1];
  if (csrf !== undefined) headers['X-CSRF-Token'] = decodeURIComponent(csrf);
  if (input.body !== undefined && endpoint.kind !== 'multipart') {
    headers['Content-Type'] = 'application/json';
  }
  if (input.idempotencyKey !== undefined) headers['Idempotency-Key'] = input.idempotencyKey;
  return headers;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function readReply<E extends AnyEndpoint>(endpoint: E, body: unknown, response: Response) {
  return checkReply(endpoint, body, response.headers.get('x-request-id') ?? undefined);
}

function checkReply<E extends AnyEndpoint>(
  endpoint: E,
  body: unknown,
  requestId: string | undefined,
): ReplyOf<E> {
  const checked = endpoint.reply.safeParse(body);
  if (checked.success) return checked.data as ReplyOf<E>;
  throw new Problem({
    status: 200,
    code: 'reply',
    title: `${endpoint.id}: ${checked.error.issues[0]?.path.join('.') ?? ''}`,
    requestId,
  });
}

function fileNameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'download';
}

function asValues(value: unknown): Readonly<Record<string, unknown>> {
  return (value ?? {}) as Readonly<Record<string, unknown>>;
}
