import { readStoredFile } from '@yanzhen/server/files/files.ts';
import type { Download } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findEvidence } from './store.ts';

/** One file of a case to be shown in the page; who may see it is the asking feature's to check. */
export async function readEvidence(
  turn: Turn,
  applicationId: string,
  id: string,
): Promise<(Download & { readonly code: string }) | undefined> {
  const evidence = await findEvidence(turn, applicationId, id);
  const file = evidence && (await readStoredFile(turn, evidence.fileId));
  if (!file) return undefined;
  const { name, mediaType, content } = file;
  return { name, mediaType, content, inline: true, code: evidence.code };
}
