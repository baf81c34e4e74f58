import { notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import * as contract from './contract.ts';
import { getKind, sheetOf } from './kinds.ts';
import * as store from './list-store.ts';

export function listKinds(): Output<typeof contract.listKinds> {
  const rows = contract.kindIds.map((id) => {
    const kind = getKind(id);
    const { name, purpose, basis, explainer, workingDays } = kind;
    const columns = sheetOf(kind).columns.map((column) => column.name);
    return { id, name, purpose, basis, columns, explainer, workingDays };
  });
  return { rows };
}

export async function listLists(
  turn: Turn,
  { query }: Input<typeof contract.listLists>,
): Promise<Output<typeof contract.listLists>> {
  const { kind, after, limit } = query;
  const rows = await store.listLists(turn, kind, after, limit + 1);
  const count = await store.countLists(turn, kind);
  return pageOf(rows.map(viewHead), limit, count, (row) => [row.id]);
}

/** One list with its purpose and basis. @throws Fault `request.not-found`. */
export async function viewList(turn: Turn, id: string): Promise<Output<typeof contract.showList>> {
  const row = await store.findList(turn, id);
  if (!row) throw notFound();
  const { purpose, basis, importId } = row;
  return { ...viewHead(row), purpose, basis, importId };
}

function viewHead(row: store.StoredList): contract.ComparisonList {
  const { id, number, kind, asOf, provider, document, openedByName, openedAt, importId } = row;
  const { unmatched, clear, noData, flagged, records, open } = row;
  return {
    id,
    number,
    kind,
    name: getKind(kind).name,
    asOf,
    provider,
    document,
    openedBy: openedByName,
    openedAt: openedAt.toISOString(),
    compared: importId !== null,
    rows: { unmatched, clear, noData, flagged },
    records,
    open,
  };
}
