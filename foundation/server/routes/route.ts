import type * as z from 'zod';
import type { Endpoint } from '@yanzhen/values/endpoint.ts';
import type { Turn } from '../turn/turn.ts';
import type { Fault } from './fault.ts';

/** What a use case gets: the parts of the request, parsed by the contract. */
export interface Input<E extends Endpoint> {
  readonly params: E extends Endpoint<infer Params> ? z.output<Params> : never;
  readonly query: E extends Endpoint<z.ZodType, infer Query> ? z.output<Query> : never;
  readonly body: E extends Endpoint<z.ZodType, z.ZodType, infer Body> ? z.output<Body> : never;
  /** Uploaded files of a `multipart` endpoint. */
  readonly files: readonly Upload[];
}

export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a use case answers. */
export type Output<E extends Endpoint> = z.input<E['reply']>;

/** A reply that is a file (`kind: 'download'`). */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
  /** Shown in the page, not saved: evidence beside a case. */
  readonly inline?: boolean;
}

/** Who may call an address. The permission matrix and the OpenAPI document are made from this. */
export type Who =
  | 'anyone'
  | { readonly kinds: readonly ('talent' | 'agent' | 'staff')[] }
  | { readonly roles: readonly string[] };

export interface Route {
  readonly endpoint: Endpoint;
  readonly who: Who;
  /** A repeat with the same `Idempotency-Key` gets the first reply; the key is then required. */
  readonly idempotent: boolean;
  /** Calls a minute from one account or address, where the general limit is too wide. */
  readonly perMinute?: number;
  /** It computes and keeps nothing, not even an audit row: the database refuses it a write. */
  readonly readOnly?: boolean;
  /** Its answer may take minutes, over which the connection says nothing. */
  readonly slow?: boolean;
  /** Who calls stays unknown, even to the trail and even where signed in: the turn has no actor. */
  readonly nameless?: boolean;
  readonly run: (turn: Turn, input: never) => Promise<unknown>;
}

/** Binds an endpoint to those who may call it and to its use case. */
export function route<E extends Endpoint>(
  endpoint: E,
  binding: {
    who: Who;
    idempotent?: boolean;
    perMinute?: number;
    slow?: boolean;
    readOnly?: boolean;
    nameless?: boolean;
    // A download's reply schema is `z.undefined()`: its reply is the file. A fault that is returned, not
    // thrown, is told after the turn has committed: a wrong code counts as a try.
    run: (
      turn: Turn,
      input: Input<E>,
    ) => Promise<([Output<E>] extends [undefined] ? Download | undefined : Output<E>) | Fault>;
  },
): Route {
  return {
    endpoint,
    who: binding.who,
    idempotent: binding.idempotent ?? false,
    ...(binding.perMinute ? { perMinute: binding.perMinute } : {}),
    ...(binding.slow ? { slow: true } : {}),
    ...(binding.readOnly ? { readOnly: true } : {}),
    ...(binding.nameless ? { nameless: true } : {}),
    run: binding.run,
  };
}
