import pg from 'pg';

/** How often the database is felt, and how long it may take to answer before it counts as away. */
const everyMs = 250;
const answerMs = 1_200;

export interface PulseOptions {
  /** Asked anew at each try: a server that was started again may stand on another port. */
  readonly url: () => string;
  /** The database has stopped to answer: what waits for it should wait no longer. */
  readonly onLost: () => void;
  readonly onFound: () => void;
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
      while (!stopped && (await answers(client))) {
        if (lost) options.onFound();
        lost = false;
        await pause(everyMs);
      }
      if (!stopped) lose();
    } catch (error) {
      if (stopped) return;
      lose();
      if ((error as { code?: string }).code === 'ECONNREFUSED') {
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

async function answers(client: pg.Client): Promise<boolean> {
  const answer = client.query('select 1').then(
    () => true,
    () => false,
  );
  const waited = async (): Promise<boolean> => {
    await pause(answerMs);
    // When it was our own process that stood still, the answer lies there and is read first.
    return Promise.race([answer, pause(everyMs).then(() => false)]);
  };
  return Promise.race([answer, waited()]);
}

/** A wait that keeps no process alive. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
