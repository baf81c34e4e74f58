import pg from 'pg';

/** How often the database is felt. */
const everyMs = 250;
/**
 * How long it may say nothing before it counts as away: so many looks with a pause between them. By the
 * clock alone, a process that itself stood still would take the answer that lies there for a silence.
 */
const looks = 15;
const lookMs = 100;

export interface PulseOptions {
  /** Asked anew at each try: a server that was started again may stand on another port. */
  readonly url: () => string;
  /** The database has stopped to answer: what waits for it should wait no longer. */
  readonly onLost: () => void;
  readonly onFound: () => void;
  /** Bytes that came from the database on every other connection: as long as they grow, it is there. */
  readonly heard: () => number;
  /** Starts a database of our own that is not there any more; called at each refused try. */
  readonly revive?: () => Promise<void>;
}

export interface Pulse {
  stop(): void;
}

/**
 * Feels on a connection of its own whether the database answers. A cut network and a frozen server say
 * nothing, and a request would wait for its statement's whole time limit: here it is known in two seconds.
 */
export function feelPulse(options: PulseOptions): Pulse {
  let stopped = false;
  let lost = false;
  let reviving: Promise<void> | undefined;
  const lose = (): void => {
    if (!lost) options.onLost();
    lost = true;
  };
  let client: pg.Client;
  const beat = async (): Promise<void> => {
    client = clientOf(options.url());
    try {
      await client.connect();
      while (!stopped && (await answers(client, options.heard))) {
        if (lost) options.onFound();
        lost = false;
        await pause(everyMs);
      }
      if (!stopped) lose();
    } catch (error) {
      // A try that took too long says little at a start that keeps this process busy.
      if (!stopped && (error as { code?: string }).code === 'ECONNREFUSED') {
        lose();
        reviving ??= options.revive?.().finally(() => (reviving = undefined));
        reviving?.catch(() => undefined);
      }
    } finally {
      client.connection.stream.destroy();
    }
  };
  void (async () => {
    while (!stopped) {
      await beat();
      await pause(everyMs);
    }
  })();
  return {
    stop: () => {
      stopped = true;
      client.connection.stream.destroy();
    },
  };
}

function clientOf(url: string): pg.Client {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  return client;
}

async function answers(client: pg.Client, heard: () => number): Promise<boolean> {
  let answer: boolean | undefined;
  client.query('select 1').then(
    () => (answer = true),
    () => (answer = false),
  );
  let before = heard();
  for (let silent = 0; silent < looks; silent += 1) {
    await pause(lookMs);
    if (answer !== undefined) return answer;
    const now = heard();
    if (now > before) silent = 0;
    before = now;
  }
  return false;
}

/** A wait that keeps no process alive. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
