import { createHash } from 'node:crypto';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { limits } from '@yanzhen/server/spreadsheets/limits.ts';
import { sheetFault, sheetFaults } from '@yanzhen/server/spreadsheets/sheet-faults.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type ImportEndpoints } from './contract.ts';
import type { ImportKind } from './import-kind.ts';
import { ownerOf } from './owner.ts';
import { sealFile } from './sealed-row.ts';
import { enqueueStep } from './steps.ts';
import { countOpen, findSameFile, saveBatch } from './store.ts';

/** Imports of one owner and kind that may wait to be accepted. */
const openMax = 20;

/** Takes a file in for a dry run. Reading it is a job's: the page asks how far it is. */
export async function uploadImport(
  kind: ImportKind,
  turn: Turn,
  { body, files }: Input<ImportEndpoints['upload']>,
): Promise<Output<ImportEndpoints['upload']>> {
  const [file] = files;
  if (!file) throw fault('request.file-missing', { status: 400, field: 'file' });
  if (file.bytes.length === 0) throw sheetFault(sheetFaults.empty);
  if (file.bytes.length > limits.bytes) throw sheetFault(sheetFaults.tooLarge, { maxMb: 10 });
  await kind.sheet(turn, body.subject);
  const owner = ownerOf(turn, kind);
  if ((await countOpen(turn, owner)) >= openMax) {
    throw fault(faults.tooManyOpen, { values: { max: openMax } });
  }
  const sha256 = createHash('sha256').update(file.bytes).digest();
  const batch = { ...owner, subject: body.subject, fileName: plainName(file.name), sha256 };
  const importId = await saveBatch(turn, batch, (id) => sealFile(turn, id, file.bytes));
  if (importId === undefined) {
    const open = await findSameFile(turn, batch, ['reading', 'checking', 'checked', 'keeping']);
    if (!open) throw fault('request.busy', { status: 503 });
    return { importId: open.id, resumed: true };
  }
  const { accountId } = actorOf(turn);
  await enqueueStep(turn, kind.id, 'read', { batchId: importId, accountId, part: 0 });
  await turn.record({
    act: `${kind.id}-upload`,
    subject: { type: 'import', id: importId },
    detail: { bytes: file.bytes.length },
  });
  return { importId, resumed: false };
}

/** A file name without path, control or direction-changing characters. */
function plainName(name: string): string {
  const base = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return [...(base || 'file')].slice(-120).join('');
}
