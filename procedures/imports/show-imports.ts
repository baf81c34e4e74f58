import { fault } from '@yanzhen/server/routes/fault.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import { markFaults } from '@yanzhen/server/spreadsheets/mark-faults.ts';
import { problemText } from '@yanzhen/server/spreadsheets/sheet-words.ts';
import { writeTemplate } from '@yanzhen/server/spreadsheets/write-template.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type ImportEndpoints } from './contract.ts';
import type { ImportKind } from './import-kind.ts';
import { getBatch, ownerOf } from './owner.ts';
import { openHead, openRow } from './sealed-row.ts';
import { countBatches, listBatches, listRows, type BatchRow } from './store.ts';
import { viewBatch, viewRow } from './view.ts';

const markedName = { zh: '错误标注', en: 'marked' } as const;
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function downloadTemplate(
  kind: ImportKind,
  turn: Turn,
  { query }: Input<ImportEndpoints['template']>,
): Promise<Download> {
  const sheet = await kind.sheet(turn, query.subject);
  const title = sheet.title[turn.language].replace(/[\\/:*?"<>|]/g, ' ');
  return { name: `${title}.xlsx`, mediaType, content: await writeTemplate(sheet, turn.language) };
}

export async function listImports(
  kind: ImportKind,
  turn: Turn,
  { query }: Input<ImportEndpoints['list']>,
): Promise<Output<ImportEndpoints['list']>> {
  const owner = ownerOf(turn, kind);
  const { after, limit } = query;
  const subject = kind.subjectOf ? await kind.subjectOf(turn) : query.subject;
  const rows = await listBatches(turn, owner, { subject, after, limit: limit + 1 });
  const counted = await countBatches(turn, owner, subject);
  const page = pageOf(rows, limit, counted, (row) => [row.id]);
  const views = [];
  for (const row of page.rows) views.push(await viewBatch(kind, turn, row));
  return { ...page, rows: views };
}

export async function showImport(
  kind: ImportKind,
  turn: Turn,
  { params }: Input<ImportEndpoints['show']>,
): Promise<Output<ImportEndpoints['show']>> {
  return viewBatch(kind, turn, await getBatch(turn, kind, params.importId));
}

export async function listImportRows(
  kind: ImportKind,
  turn: Turn,
  { params, query }: Input<ImportEndpoints['rows']>,
): Promise<Output<ImportEndpoints['rows']>> {
  const batch = await getBatch(turn, kind, params.importId);
  const sheet = await kind.sheet(turn, batch.subject);
  const { outcome, after, limit } = query;
  const rows = await listRows(turn, batch.id, {
    outcome,
    after: Number(after) || 0,
    limit: limit + 1,
  });
  const page = pageOf(rows, limit, outcome ? countOf(batch, outcome) : batch.rows_total, (row) => [
    String(row.line),
  ]);
  return { ...page, rows: page.rows.map((row) => viewRow(sheet, row)) };
}

function countOf(batch: BatchRow, outcome: 'new' | 'changed' | 'same' | 'bad'): number {
  return batch[`rows_${outcome}`];
}

/** The upload once more with its faults marked; that what was typed is opened is recorded. */
export async function downloadMarked(
  kind: ImportKind,
  turn: Turn,
  { params }: Input<ImportEndpoints['marked']>,
): Promise<Download> {
  const batch = await getBatch(turn, kind, params.importId);
  if (batch.erased_at) throw fault(faults.erased);
  if (!batch.head_sealed) throw fault(faults.wrongState);
  const sheet = await kind.sheet(turn, batch.subject);
  const language = turn.language;
  const marked = [];
  for (const row of await listRows(turn, batch.id, { limit: batch.rows_total })) {
    const opened = openRow(turn, batch.id, row);
    if (!opened) throw fault(faults.erased);
    const left =
      row.state === 'left' && row.note ? [{ column: null, text: row.note[language] }] : [];
    const problems = row.problems.map((problem) => ({
      column: problem.column,
      text: problemText(problem, language),
    }));
    marked.push({ line: row.line, cells: opened.cells, problems: [...problems, ...left] });
  }
  await turn.record({ act: `${kind.id}-import-marked`, subject: { type: 'import', id: batch.id } });
  const head = openHead(turn, batch.id, batch.head_sealed);
  const name = `${batch.file_name.replace(/\.[^.]*$/, '')}-${markedName[language]}.xlsx`;
  return { name, mediaType, content: await markFaults({ sheet, head, rows: marked, language }) };
}
