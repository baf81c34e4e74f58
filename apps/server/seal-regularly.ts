import type { FastifyBaseLogger } from 'fastify';
import { sealTrail } from '@yanzhen/server/audit/seal-trail.ts';
import type { OpenGround } from '@yanzhen/server/database/open-ground.ts';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';

const everyMs = 3_000;

/** Seals the trail of every city every few seconds; what a stopped server left is sealed by the next. */
export function sealRegularly(ground: OpenGround, log: FastifyBaseLogger): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    for (const { city } of await listCities(ground)) {
      if (!stopped) await sealTrail(ground, city);
    }
  };
  const run = async (): Promise<void> => {
    // A database that is away is told by its pulse, not by each of these.
    await round().catch((error: unknown) => log.warn({ err: error }, 'seal'));
    if (stopped) return;
    timer = setTimeout(() => {
      running = run();
    }, everyMs);
  };
  let running = run();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
