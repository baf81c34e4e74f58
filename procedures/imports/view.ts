import { Fault } from '@yanzhen/server/routes/fault.ts';
import { noticeText, problemText } from '@yanzhen/server/spreadsheets/sheet-words.ts';
import type { RowProblem, Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { ImportRowView, ImportView } from './contract.ts';
import type { ImportKind } from './import-kind.ts';
import { movesIn } from './lifecycle.ts';
import { findSameFile, type BatchRow, type RowRow } from './store.ts';

/** An import as its readers see it. */
export async function viewBatch(
  kind: ImportKind,
  turn: Turn,
  batch: BatchRow,
): Promise<ImportView> {
  const { state } = batch;
  const file = {
    kind: kind.id,
    organisationId: batch.organisation_id,
    subject: batch.subject,
    fileName: batch.file_name,
    sha256: batch.file_sha256,
  };
  const same = await findSameFile(turn, file, ['kept'], batch);
  return {
    id: batch.id,
    subject: batch.subject,
    state,
    fileName: batch.file_name,
    rows: {
      total: batch.rows_total,
      new: batch.rows_new,
      changed: batch.rows_changed,
      same: batch.rows_same,
      bad: batch.rows_bad,
      kept: batch.rows_kept,
      undone: batch.rows_undone,
    },
    progress: progressOf(batch),
    problem: batch.fault && faultText(kind, batch.fault),
    uploadedBy: batch.uploaded_by_name,
    uploadedAt: batch.uploaded_at.toISOString(),
    acceptedBy: batch.accepted_by_name,
    acceptedAt: batch.accepted_at?.toISOString() ?? null,
    undoneBy: batch.undone_by_name,
    undoneAt: batch.undone_at?.toISOString() ?? null,
    undoReason: batch.undo_reason,
    sameAs: same ? { id: same.id, uploadedAt: same.uploaded_at.toISOString() } : null,
    moves: movesIn(state),
  };
}

function progressOf(batch: BatchRow): number | null {
  const { state, rows_done: done } = batch;
  const whole =
    state === 'checking'
      ? batch.rows_total
      : state === 'keeping'
        ? batch.rows_new + batch.rows_changed
        : state === 'undoing'
          ? batch.rows_kept
          : 0;
  return whole === 0 ? null : Math.min(1, done / whole);
}

function faultText(kind: ImportKind, { code, values }: NonNullable<BatchRow['fault']>): Localized {
  if (!code.startsWith('spreadsheets.')) return kind.wordFault(new Fault(code, { values }));
  const problem = { column: null, code, values };
  return { zh: problemText(problem, 'zh'), en: problemText(problem, 'en') };
}

/** A row as its readers see it: what is wrong with it, never what was typed. */
export function viewRow(sheet: Sheet, row: RowRow): ImportRowView {
  const nameOf = (key: string | null): Localized | null =>
    sheet.columns.find((column) => column.key === key)?.name ?? null;
  return {
    line: row.line,
    label: row.label,
    outcome: row.outcome,
    state: row.state,
    says: row.says,
    problems: row.problems.map((problem) => ({
      column: nameOf(problem.column),
      says: bothTexts(problem),
    })),
    notices: row.notices.map(({ column, code }) => ({
      column: nameOf(column),
      says: noticeText(code),
    })),
    note: row.note,
    subjectId: row.subject_id,
  };
}

function bothTexts(problem: RowProblem): Localized {
  return { zh: problemText(problem, 'zh'), en: problemText(problem, 'en') };
}
