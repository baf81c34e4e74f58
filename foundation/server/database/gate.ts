import { fault, type Fault } from '../routes/fault.ts';

interface Place {
  readonly enter: () => void;
  readonly refuse: (reason: unknown) => void;
  readonly giveUp: NodeJS.Timeout;
}

/**
 * Lets as many turns in as there are connections; the others queue here, in order, so that a burst
 * waits its turn where a connection pool would time out. Past the bounds the caller is told to come
 * again (503) and nothing has been done. While the database is away the gate is shut: nobody waits.
 */
export class Gate {
  #free: number;
  readonly #waiting: Place[] = [];
  #shut = false;
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

  /** Turns away who waits and who comes, until it is opened again. */
  shut(): void {
    this.#shut = true;
    for (const { giveUp, refuse } of this.#waiting.splice(0)) {
      clearTimeout(giveUp);
      refuse(databaseAway());
    }
  }

  get isShut(): boolean {
    return this.#shut;
  }

  open(): void {
    this.#shut = false;
  }

  #enter(): Promise<void> {
    if (this.#shut) return Promise.reject(databaseAway());
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.#queueMax) {
      return Promise.reject(fault('request.busy', { status: 503 }));
    }
    return new Promise((enter, refuse) => {
      const place: Place = {
        enter,
        refuse,
        giveUp: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(place), 1);
          refuse(fault('request.busy', { status: 503 }));
        }, this.#waitMs),
      };
      this.#waiting.push(place);
    });
  }
}

export function databaseAway(): Fault {
  return fault('request.database-away', { status: 503 });
}
