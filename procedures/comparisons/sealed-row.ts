import type { CellValue } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { ComparisonKind, ListRow } from './kind.ts';

/** What the line of a list said, sealed: the kind's own columns, and neither name nor identity number. */
export function sealRow(turn: Turn, rowId: string, { columns }: ComparisonKind, row: ListRow): Buffer {
  const cells = Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null]));
  return turn.secrets.sealBytes(`comparison_row/${rowId}`, Buffer.from(JSON.stringify(cells)));
} // prettier-ignore

/** The cells of a line, as its list calls them; empty ones are left out. */
export function openRow(
  turn: Turn,
  rowId: string,
  { columns }: ComparisonKind,
  sealed: Buffer,
): { column: Localized; says: Localized }[] {
  const opened = turn.secrets.openBytes(`comparison_row/${rowId}`, sealed).toString();
  const cells = JSON.parse(opened) as Readonly<Record<string, CellValue>>;
  return columns.flatMap(({ key, name, choices }) => {
    const value = cells[key] ?? null;
    if (value === null) return [];
    const chosen = choices?.find((each) => each.value === value)?.label;
    const plain = { zh: String(value), en: String(value) };
    const yesNo = value === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
    return [{ column: name, says: chosen ?? (typeof value === 'boolean' ? yesNo : plain) }];
  });
}
