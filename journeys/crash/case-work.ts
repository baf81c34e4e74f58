import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd, Headers, Waiting } from './people.ts';

const api = '/api/luzhou/subsidies';

/** One acknowledged write: what was asked under which key, and the reply as it came. */
interface Acknowledged {
  readonly move: string;
  readonly applicationId: string;
  readonly reply: string;
  readonly again: () => Promise<string>;
}

/**
 * Offices at work on one case after another, from the submit to the approval that reserves money. A write
 * that got no answer is sent again with its key until one comes, as the pages do.
 */
export class CaseWork {
  readonly acknowledged: Acknowledged[] = [];
  readonly #address: string;
  readonly #crowd: Crowd;
  readonly #waiting: Waiting[];

  constructor(address: string, crowd: Crowd) {
    this.#address = address;
    this.#crowd = crowd;
    this.#waiting = [...crowd.waiting];
  }

  /** Cases that nobody has begun. */
  get left(): number {
    return this.#waiting.length;
  }

  /** Works with so many pairs of hands until all is done. */
  async run(hands: number): Promise<void> {
    await Promise.all(Array.from({ length: hands }, () => this.#hand()));
  }

  /** Resolves once so many more writes were acknowledged. */
  async acknowledgedMore(count: number): Promise<void> {
    const until = this.acknowledged.length + count;
    while (this.acknowledged.length < until && this.left > 0) await pause(2);
  }

  async #hand(): Promise<void> {
    for (;;) {
      const next = this.#waiting.shift();
      if (!next) return;
      await this.#carry(next);
    }
  }

  async #carry({ applicationId, headers }: Waiting): Promise<void> {
    const { office, employment } = this.#crowd;
    const one = encodeURIComponent(applicationId);
    const steps: readonly (readonly [string, Headers, string, unknown])[] = [
      ['submit', headers, `/mine/${one}/submit`, undefined],
      ['employer-confirm', office.agent, `/employments/${one}/confirm`, { answers: employment }],
      ['propose', office.county, `/cases/${one}/propose`, {}],
      ['check', office.checker, `/cases/${one}/check`, {}],
      ['approve', office.approver, '/approvals', { applicationIds: [applicationId] }],
    ];
    for (const [move, who, path, body] of steps) {
      const send = (): Promise<string> =>
        this.#untilAnswered(who, path, `${move}-${applicationId}`, body);
      const reply = await send();
      this.acknowledged.push({ move, applicationId, reply, again: send });
    }
  }

  /** @throws Error at an answer that no repeat will change. */
  async #untilAnswered(who: Headers, path: string, key: string, body: unknown): Promise<string> {
    const { 'content-type': json, ...bare } = who;
    const deadline = Date.now() + 60_000;
    for (;;) {
      const reply = await fetch(`${this.#address}${api}${path}`, {
        method: 'POST',
        headers: {
          ...bare,
          'idempotency-key': key,
          ...(body && json ? { 'content-type': json } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      const text = await reply?.text().catch(() => undefined);
      if (reply?.ok && text !== undefined) return text;
      if (reply && reply.status < 500 && text !== undefined) throw new Error(`${path}: ${text}`);
      if (reply?.status === 500) throw new Error(`${path}: a program fault: ${text}`);
      if (Date.now() > deadline) throw new Error(`${path}: no answer for a minute`);
      await pause(20);
    }
  }
}
