import { Logger, run, runOnce, type Runner, type TaskList } from 'graphile-worker';
import type { OpenGround } from '../database/open-ground.ts';
import type { Feature } from '../manifest/feature.ts';
import type { Words } from '../manifest/words.ts';
import { deliverMessage } from '../messages/deliver-message.ts';
import { sendEmailCode } from '../messages/email-address.ts';
import type { Outlets } from '../messages/outlet.ts';
import { retryDeliveries, sendDelivery } from '../messages/send-delivery.ts';
import { openTurn } from '../turn/open-turn.ts';

/** Says errors only, and of them never the payload. */
const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`job: ${message}\n`);
});

/**
 * The tasks of every feature. A task opens its turn under the application's role for the payload's
 * city; the worker's own role sees the queue and nothing else.
 */
function tasksOf(
  ground: OpenGround,
  features: readonly Feature[],
  words: Words,
  outlets: Outlets,
): TaskList {
  const declared = Object.assign(
    {},
    ...features.map((feature) => feature.jobs ?? {}),
  ) as NonNullable<Feature['jobs']>;
  const all = {
    'messages.deliver': deliverMessage(words),
    'messages.send': sendDelivery(outlets),
    'messages.email-code': sendEmailCode(words, outlets.email),
    'messages.retry': retryDeliveries,
    ...declared,
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, task]) => [
      name,
      async (payload: unknown, helpers: { job: { id: string; attempts: number } }) => {
        const { city, ...rest } = payload as { city: string } & Record<string, unknown>;
        await openTurn(ground, { city, requestId: `job-${helpers.job.id}` }, (turn) =>
          task(turn, rest, { attempt: helpers.job.attempts }),
        );
      },
    ]),
  );
}

/** Starts the worker beside the server. */
export async function startWorker(
  ground: OpenGround,
  features: readonly Feature[],
  words: Words,
  outlets: Outlets,
): Promise<Runner> {
  return run({
    pgPool: ground.jobsPool,
    taskList: tasksOf(ground, features, words, outlets),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger,
  });
}

/** Runs what is due and returns; for tests and the command line. */
export async function runQueueOnce(
  ground: OpenGround,
  features: readonly Feature[],
  words: Words,
  outlets: Outlets,
): Promise<void> {
  await runOnce({
    pgPool: ground.jobsPool,
    taskList: tasksOf(ground, features, words, outlets),
    noHandleSignals: true,
    logger: quietLogger,
  });
}
