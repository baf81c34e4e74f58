import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import type { showRecord } from '../contract.ts';

type DrawRecord = ReplyOf<typeof showRecord>;

/** What does not come out the same; nothing when all does. */
export type Difference = 'commitment' | 'list' | 'picks-differ';

/**
 * Computes a published draw again in the reader's browser, by the rules `yanzhen-draw-1` as they are
 * published and with the browser's own SHA-256: not the program that drew, nor the server's result.
 */
export async function recompute(record: DrawRecord): Promise<readonly Difference[]> {
  const { seed, list } = record;
  const lines = list.map(({ stratum, take, item }) => `${stratum}\t${take}\t${item}`).sort();
  const listDigest = await sha256(['yanzhen-draw-1/list', ...lines]);
  const tickets = await Promise.all(
    list.map(async ({ stratum, take, item }) => ({
      stratum,
      take,
      item,
      ticket: await sha256(['yanzhen-draw-1/ticket', seed, listDigest, stratum, item]),
    })),
  );
  tickets.sort((one, other) => (one.ticket < other.ticket ? -1 : 1));
  const taken = new Map<string, number>();
  const picks = tickets.filter(({ stratum, take }) => {
    const before = taken.get(stratum) ?? 0;
    taken.set(stratum, before + 1);
    return before < take;
  });
  const drawn = picks.map((each) => each.item).sort();
  const differences: Difference[] = [];
  if ((await sha256(['yanzhen-draw-1/seed', seed])) !== record.commitment)
    differences.push('commitment');
  if (listDigest !== record.listDigest) differences.push('list');
  if (drawn.join() !== [...record.picks].sort().join()) differences.push('picks-differ');
  return differences;
}

async function sha256(lines: readonly string[]): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
