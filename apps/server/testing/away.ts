import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { openGround, type OpenGround } from '@yanzhen/server/database/open-ground.ts';
import { foundationFolders } from '@yanzhen/server/manifest/foundation-folders.ts';
import { readWords } from '@yanzhen/server/manifest/words.ts';
import { demonstrationSms } from '@yanzhen/server/messages/sms.ts';
import { serve } from '@yanzhen/server/routes/serve.ts';
import { openFaultProxy, type FaultProxy } from '@yanzhen/server/testing/fault-proxy.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';

const hangMaxMs = 3_000;
const healMaxMs = 5_000;

type Mode = Exclude<Parameters<FaultProxy['set']>[0], 'pass'>;

/**
 * Tests that a server answers and heals whose way to the database leads through a proxy that fails on
 * demand.
 *
 * @param report  told the longest answer and the time to heal, in milliseconds.
 */
export function testAway(
  modes: readonly Mode[],
  report: (mode: Mode, longestMs: number, healedMs: number) => void = () => undefined,
): void {
  describe('while the database cannot be reached', () => {
    let proxy: FaultProxy;
    let ground: OpenGround;
    let app: FastifyInstance;
    beforeAll(async () => {
      const direct = new URL(process.env['YANZHEN_TEST_PG'] ?? '');
      proxy = await openFaultProxy(Number(direct.port));
      const through = new URL(direct);
      through.port = String(proxy.port);
      ground = await openGround({
        adminUrl: through.href,
        masterKey: Buffer.alloc(32, 7),
        filesFolder: '/nowhere',
        clock: () => new Date(),
        isDemonstration: () => true,
        features: [],
        connections: 8,
        watched: {},
      });
      app = await serve({
        ground,
        routes: [],
        words: readWords(foundationFolders),
        sms: demonstrationSms,
        perMinute: 1_000_000,
        signInsPerMinute: 1_000_000,
      });
    });
    afterAll(async () => {
      await app.close();
      await proxy.set('pass');
      await ground.close();
      await proxy.close();
    });

    const health = { method: 'GET', url: '/healthz' } as const;
    const read = { method: 'GET', url: '/api/cities' } as const;
    const write = {
      method: 'POST',
      url: '/api/luzhou/session/code',
      payload: { mobile: '13800000000' },
    } as const;
    const job = (): Promise<unknown> =>
      openTurn(ground, { city: 'luzhou', requestId: 'job-1' }, (turn) => turn.next('n'));

    for (const mode of modes) {
      it(`answers within 3 s and heals within 5 s (${mode})`, async () => {
        await untilHealthy();
        await proxy.set(mode);
        // Forty at once: more than there are connections, so that some wait in the queue.
        const asked = performance.now();
        const [replies, jobs] = await Promise.all([
          Promise.all(
            Array.from({ length: 40 }, (_, i) => app.inject([health, read, write][i % 3] ?? read)),
          ),
          Promise.allSettled([job(), job()]),
        ]);
        const longestMs = performance.now() - asked;
        expect(longestMs).toBeLessThan(hangMaxMs);
        for (const reply of replies) {
          expect(reply.statusCode).toBe(503);
          expect(reply.headers['content-type']).toContain('application/problem+json');
          expect(reply.json<{ detail: string }>().detail).toMatch(/秒/);
        }
        expect(jobs.map((each) => each.status)).toEqual(['rejected', 'rejected']);

        await proxy.set('pass');
        const healedMs = await untilHealthy();
        expect(healedMs).toBeLessThan(healMaxMs);
        report(mode, longestMs, healedMs);
      });
    }

    /** How long it took until reads and writes went through again, eight at once. */
    async function untilHealthy(): Promise<number> {
      const since = performance.now();
      for (;;) {
        const replies = await Promise.all(Array.from({ length: 8 }, () => app.inject(read)));
        const wrote = await app.inject(write);
        // No such city is an answer of the database.
        if (replies.every((reply) => reply.statusCode === 200) && wrote.statusCode < 500) break;
        if (performance.now() - since > 2 * healMaxMs) throw new Error(wrote.body);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return performance.now() - since;
    }
  });
}
