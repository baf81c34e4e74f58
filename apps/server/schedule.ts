import type { FastifyBaseLogger } from 'fastify';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
import type { OpenGround } from '@yanzhen/server/database/open-ground.ts';
import { features } from './features.ts';

/** Regular work, as the features declare it. */
const hourly = features.flatMap((feature) => feature.hourly ?? []);

/** Queues the regular work now and then every hour; two servers queue one job an hour and city. */
export function schedule(ground: OpenGround, log: FastifyBaseLogger): () => void {
  const tick = async (): Promise<void> => {
    for (const { city } of await listCities(ground)) {
      await openTurn(ground, { city, requestId: 'schedule' }, async (turn) => {
        const hour = turn.now.toISOString().slice(0, 13);
        for (const task of hourly) await turn.enqueue(task, {}, `${task}/${hour}`);
      });
    }
  };
  const run = (): void =>
    void tick().catch((error: unknown) => log.error({ err: error }, 'schedule'));
  run();
  const timer = setInterval(run, 3_600_000);
  return () => clearInterval(timer);
}
