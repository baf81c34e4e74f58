import { keepNamelessUpload, readStoredFile } from '@yanzhen/server/files/files.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input, Upload } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, objectionFilesMax, type showObjectionFile as endpoint } from './contract.ts';
import { countFilesOfLine, findObjectionFile, saveObjectionFiles } from './store.ts';

/** Files of all objections to one line; beyond, the office takes them on paper. */
const lineFilesMax = 60;

/** Keeps the files of an objection; none of them is bound to an account, even of one who is signed in. */
export async function keepObjectionFiles(
  turn: Turn,
  { objectionId, lineId }: { readonly objectionId: string; readonly lineId: string },
  files: readonly Upload[],
): Promise<void> {
  if (files.length > objectionFilesMax) {
    throw fault(faults.tooManyFiles, { status: 400, field: 'file', values: { max: objectionFilesMax } }); // prettier-ignore
  }
  if ((await countFilesOfLine(turn, lineId)) + files.length > lineFilesMax) {
    throw fault(faults.filesFull);
  }
  const kept: string[] = [];
  for (const upload of files) kept.push((await keepNamelessUpload(turn, upload)).id);
  await saveObjectionFiles(turn, objectionId, kept);
}

/** A file of an objection for who decides it, and for audit; each view is recorded. */
export async function showObjectionFile(
  turn: Turn,
  { params }: Input<typeof endpoint>,
): Promise<Download> {
  const { objectionId, fileId } = params;
  const known = await findObjectionFile(turn, objectionId, fileId);
  const file = known && (await readStoredFile(turn, fileId));
  if (!file) throw notFound();
  await turn.record({
    act: 'publicity.view-file',
    subject: { type: 'objection', id: objectionId },
    detail: { fileId },
  });
  return { ...file, inline: true };
}
