import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { Endpoint } from '@yanzhen/values/endpoint.ts';
import type { Route, Upload, Download } from '@yanzhen/server/routes/route.ts';
import { runRoute } from '@yanzhen/server/routes/run-route.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

interface Asking<E extends Endpoint> {
  params?: E extends Endpoint<infer Params> ? z.input<Params> : never;
  query?: E extends Endpoint<z.ZodType, infer Query> ? z.input<Query> : never;
  body?: E extends Endpoint<z.ZodType, z.ZodType, infer Body> ? z.input<Body> : never;
  files?: readonly Upload[];
}

/**
 * Plays the demonstration's past: every step is the use case that a person would have called, by
 * that person and at that time, so that the records are what the product itself makes.
 */
export class Stage {
  readonly #turnAt: (moment: Date, actor: Actor | null) => Turn;
  readonly #routes: ReadonlyMap<string, Route>;
  #now: Date;

  constructor(
    turnAt: (moment: Date, actor: Actor | null) => Turn,
    routes: readonly Route[],
    start: Date,
  ) {
    this.#turnAt = turnAt;
    this.#routes = new Map(routes.map((route) => [route.endpoint.id, route]));
    this.#now = start;
  }

  /** The day on the stage. */
  get today(): string {
    return this.turn(null).today;
  }

  moveTo(moment: Date): void {
    this.#now = moment;
  }

  /** A turn of this moment; each is a few seconds after the one before. */
  turn(actor: Actor | null): Turn {
    this.#now = new Date(this.#now.getTime() + 7_000);
    return this.#turnAt(this.#now, actor);
  }

  /** Calls a use case and reads its reply as a page would. */
  async ask<E extends Endpoint>(
    actor: Actor | null,
    endpoint: E,
    asking: Asking<E> = {},
  ): Promise<z.output<E['reply']>> {
    const reply = await this.#run(actor, endpoint, asking);
    return endpoint.reply.parse(JSON.parse(JSON.stringify(reply))) as z.output<E['reply']>;
  }

  async download<E extends Endpoint>(
    actor: Actor | null,
    endpoint: E,
    asking: Asking<E> = {},
  ): Promise<Download> {
    return (await this.#run(actor, endpoint, asking)) as Download;
  }

  #run(actor: Actor | null, endpoint: Endpoint, asking: Asking<Endpoint>): Promise<unknown> {
    const route = this.#routes.get(endpoint.id);
    if (!route) throw new Error(`no route for ${endpoint.id}`);
    return runRoute(route, this.turn(actor), {
      params: asking.params ?? {},
      query: asking.query ?? {},
      body: asking.body,
      files: asking.files ?? [],
      idempotencyKey: randomUUID(),
    });
  }
}
