import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findOpenLine, lockLine, setLineState } from './store.ts';

/** Takes a case off its running notice: it was withdrawn, or is reviewed again. */
export async function takeOffNotice(turn: Turn, applicationId: string): Promise<boolean> {
  const open = await findOpenLine(turn, applicationId);
  // Held, so that an objection that comes at this moment is before it or too late.
  const line = open && (await lockLine(turn, open.id));
  if (line?.state !== 'open') return false;
  await setLineState(turn, line.id, 'withdrawn');
  return true;
}
