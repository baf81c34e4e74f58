import { fault } from '../routes/fault.ts';

/**
 * Lets as many turns in as there are connections; the others queue here, in order, so that a burst
 * waits its turn where a connection pool would time out. Past the bounds the caller is told to come
 * again (503) and nothing has been done.
 */
export class Gate {
  #free: number;
  readonly #waiting: { enter: () => void; giveUp: NodeJS.Timeout }[] = [];
  readonly #waitMs: number;
  readonly #queueMax: number;

  constructor(places: number, waitMs = 10_000, queueMax = 2_000) {
    this.#free = places;
    this.#waitMs = waitMs;
    this.#queueMax = queueMax;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) {
        clearTimeout(next.giveUp);
        next.enter();
      } else this.#free += 1;
    }
  }

  #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.#queueMax) {
      return Promise.reject(fault('request.busy', { status: 503 }));
    }
    return new Promise((enter, refuse) => {
      const place = {
        enter,
        giveUp: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(place), 1);
          refuse(fault('request.busy', { status: 503 }));
        }, this.#waitMs),
      };
      this.#waiting.push(place);
    });
  }
}
