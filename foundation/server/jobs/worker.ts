import { EventEmitter } from 'node:events';
import { Logger, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import { actorFrom, findAccountById } from '../accounts/find-actor.ts';
import type { OpenGround } from '../database/open-ground.ts';
import type { Feature } from '../manifest/feature.ts';
import type { Words } from '../manifest/words.ts';
import { deliverMessage } from '../messages/deliver-message.ts';
import { sendEmailCode } from '../messages/email-address.ts';
import type { Outlets } from '../messages/outlet.ts';
import { retryDeliveries, sendDelivery } from '../messages/send-delivery.ts';
import { openTurn } from '../turn/open-turn.ts';
import { freeLeftJobs, leaseOf, type WorkerLease } from './worker-lease.ts';

/** `actingAccountId` is the account in whose name the task acts; without one it has no actor. */
type JobPayload = { city: string; actingAccountId?: string } & Record<string, unknown>;

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
        const { city, actingAccountId, ...rest } = payload as JobPayload;
        const options = { city, requestId: `job-${helpers.job.id}` };
        await openTurn(ground, options, async (turn, setActor) => {
          // What a person asked for and a job carries out is done in that person's name, with the
          // rights that the account has by then.
          const account = actingAccountId && (await findAccountById(turn, actingAccountId));
          if (account) setActor(actorFrom(account));
          await task(turn, rest, { attempt: helpers.job.attempts });
        });
      },
    ]),
  );
}

/**
 * Makes the tasks known to the queue. Otherwise the first job of a task does, and whoever adds another one waits until
 * that turn has ended: two demonstration cities, each a single long turn, could not be loaded side by side.
 */
export async function nameTasks(
  ground: OpenGround,
  features: readonly Feature[],
  words: Words,
  outlets: Outlets,
): Promise<void> {
  const names = Object.keys(tasksOf(ground, features, words, outlets));
  await ground.jobsPool.query(
    `insert into graphile_worker._private_tasks (identifier) select unnest($1::text[]) on conflict do nothing`,
    [names],
  );
}

/** A worker that runs until it is stopped. */
export interface Worker {
  stop(): Promise<void>;
}

/**
 * Starts the worker beside the server. The runner gives up when it loses the database in the middle of
 * a job: then another is started, and the job is taken up again.
 */
export async function startWorker(
  ground: OpenGround,
  features: readonly Feature[],
  words: Words,
  outlets: Outlets,
): Promise<Worker> {
  const taskList = tasksOf(ground, features, words, outlets);
  let stopped = false;
  let runner = await startRunner(ground, taskList);
  const done = (async () => {
    for (;;) {
      await runner.ended;
      if (stopped) return;
      await pause(restartMs);
      if (stopped) return;
      // While the database is away this fails too, and is tried again.
      runner = await startRunner(ground, taskList).catch(() => runner);
      if (stopped) await runner.stop();
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await runner.stop();
      await done;
    },
  };
}

const restartMs = 500;
const sweepMs = 2_000;

async function startRunner(
  ground: OpenGround,
  taskList: TaskList,
): Promise<{ ended: Promise<void>; stop(): Promise<void> }> {
  const { jobsPool } = ground;
  const events: WorkerEvents = new EventEmitter();
  let lease: WorkerLease | undefined;
  events.once('pool:create', ({ workerPool }) => (lease = leaseOf(jobsPool, workerPool.id)));
  const runner = await run({
    pgPool: jobsPool,
    taskList,
    events,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger,
    // Told one by one, a result that the lost database does not take would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const sweep = async (): Promise<void> => {
    await lease?.renew();
    await freeLeftJobs(jobsPool);
  };
  const trySweep = (): void => void sweep().catch(() => undefined);
  trySweep();
  const timer = setInterval(trySweep, sweepMs);
  const finish = (): void => {
    clearInterval(timer);
    lease?.release();
  };
  const ended = runner.promise.then(finish, finish);
  return {
    ended,
    stop: async () => {
      await runner.stop().catch(() => undefined);
      await ended;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
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
