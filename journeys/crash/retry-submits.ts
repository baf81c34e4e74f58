import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { BuiltServer } from '../built-server.ts';
import { killServer } from './crash-kinds.ts';
import type { Crowd, Headers, Waiting } from './people.ts';
import { readAgain } from './read-again.ts';

const hands = 16;

export interface Retried {
  readonly tries: number;
  readonly kills: number;
  /** Applications that got two reference numbers, or whose history has two submits. */
  readonly doubled: number;
  /** Applications without a submit at the end. */
  readonly missing: number;
}

/**
 * Everybody submits again and again, as impatient people and bad networks do: mostly with the key of the
 * first try, at times with another, and often without waiting for the answer. Meanwhile the server is
 * killed at random.
 */
export async function retrySubmits(
  server: BuiltServer,
  { waiting, office }: Crowd,
  { tries, kills }: { readonly tries: number; readonly kills: number },
): Promise<Retried> {
  const agent = new Agent({ keepAlive: true, maxSockets: hands });
  const references = new Map<string, Set<string>>();
  let sent = 0;
  let killed = 0;
  const hand = async (): Promise<void> => {
    while (sent < tries) {
      const turn = (sent += 1);
      // Everybody once, then whoever is impatient.
      const place = turn <= waiting.length ? turn - 1 : Math.floor(Math.random() * waiting.length);
      const one = waiting[place] as Waiting;
      const again = Math.random() < 0.9;
      const key = again ? `submit-${one.applicationId}` : `submit-${one.applicationId}-${turn}`;
      const giveUpMs = Math.random() < 0.05 ? Math.random() * 20 : 10_000;
      let reply = await submit(server.address, agent, one, key, giveUpMs);
      // While nothing listens, nothing is tried: a server that starts would use up all tries.
      while (reply === 'refused') {
        await pause(20);
        reply = await submit(server.address, agent, one, key, giveUpMs);
      }
      if (!reply) await pause(5);
      const reference = reply?.status === 200 && referenceIn(reply.text);
      if (!reference) continue;
      const known = references.get(one.applicationId) ?? new Set();
      references.set(one.applicationId, known.add(reference));
    }
  };
  const killer = async (): Promise<void> => {
    while (killed < kills) {
      const at = ((killed + Math.random()) / kills) * tries;
      while (sent < at) await pause(5);
      await killServer(server);
      killed += 1;
    }
  };
  await Promise.all([...Array.from({ length: hands }, hand), killer()]);
  // At last everybody waits for an answer, under the key of the first try.
  for (const one of waiting) {
    const key = `submit-${one.applicationId}`;
    for (let answered = false; !answered; await pause(answered ? 0 : 50)) {
      const reply = await submit(server.address, agent, one, key, 10_000);
      answered = reply !== undefined && reply !== 'refused' && reply.status < 500;
    }
  }
  agent.destroy();

  let [doubled, missing] = [0, 0];
  const all = new Set<string>();
  for (const { applicationId } of waiting) {
    const submits = await countSubmits(server.address, office.auditor, applicationId);
    const told = [...(references.get(applicationId) ?? [])];
    if (submits === 0) missing += 1;
    if (submits > 1 || told.length > 1 || told.some((each) => all.has(each))) doubled += 1;
    for (const each of told) all.add(each);
  }
  return { tries: sent, kills: killed, doubled, missing };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const referenceIn = (text: string): string | undefined =>
  (JSON.parse(text) as { reference?: string }).reference;

/** One try; `refused` where nothing listens, nothing where no answer came in time. */
function submit(
  address: string,
  agent: Agent,
  { applicationId, headers }: Waiting,
  key: string,
  giveUpMs: number,
): Promise<Answer | 'refused' | undefined> {
  const { 'content-type': _, ...who } = headers;
  return new Promise((resolve) => {
    const asked = request(
      `${address}/api/luzhou/subsidies/mine/${applicationId}/submit`,
      { method: 'POST', agent, headers: { ...who, 'idempotency-key': key, 'content-length': 0 } },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => (text += part));
        reply.on('error', () => resolve(undefined));
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }));
      },
    );
    asked.setTimeout(giveUpMs, () => asked.destroy());
    asked.on('error', (error) => {
      resolve((error as { code?: string }).code === 'ECONNREFUSED' ? 'refused' : undefined);
    });
    asked.end();
  });
}

/** How many submits stand in the history of a case, as the auditor reads it. */
async function countSubmits(address: string, auditor: Headers, id: string): Promise<number> {
  const reply = await readAgain(`${address}/api/luzhou/subsidies/cases/${id}`, auditor);
  const { timeline } = reply as { timeline: readonly { move: string }[] };
  return timeline.filter((event) => event.move === 'submit').length;
}
