import { findAnchor } from '@yanzhen/server/audit/export-trail.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** The newest seal as a file: whoever has it notices when a later trail does not go on from it. */
export async function downloadAnchor(turn: Turn): Promise<Download> {
  const anchor = await findAnchor(turn, turn.secrets.trailKey.publicKey);
  if (!anchor) throw notFound();
  await turn.record({
    act: 'upkeep.anchor',
    subject: { type: 'seal', id: String(anchor.number) },
  });
  return {
    name: `${anchor.city}-seal-${anchor.number}.json`,
    mediaType: 'application/json',
    content: Buffer.from(`${JSON.stringify(anchor, null, 2)}\n`),
  };
}
