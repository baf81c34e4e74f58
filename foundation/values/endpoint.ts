import type * as z from 'zod';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * What crosses the boundary of one address: declared in a feature's `contract.ts`, bound to a use
 * case in its `routes.ts`, called by pages through the typed client. Both sides parse with the same
 * schemas.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  /** `feature.act`, unique in the product; the OpenAPI operation id. */
  readonly id: string;
  readonly method: Method;
  /** Path below `/api/:city`, with `:name` for each parameter. */
  readonly path: string;
  /** One line for the API's reader, in English. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply: Reply;
  /** Codes of request faults this address may answer with, each explained in the words files. */
  readonly faults?: readonly string[];
  /** `multipart` for an upload (the use case gets `files`), `download` for a reply that is a file. */
  readonly kind?: 'json' | 'multipart' | 'download';
}

/** Declares an endpoint; only fixes the types. */
export function endpoint<
  Reply extends z.ZodType,
  Params extends z.ZodType = z.ZodType<Record<string, never>>,
  Query extends z.ZodType = z.ZodType<Record<string, never>>,
  Body extends z.ZodType = z.ZodType<undefined>,
>(declaration: Endpoint<Params, Query, Body, Reply>): Endpoint<Params, Query, Body, Reply> {
  return declaration;
}
