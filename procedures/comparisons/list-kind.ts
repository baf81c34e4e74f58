import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { faultWorder } from '@yanzhen/server/routes/word-fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { maskName } from '@yanzhen/values/masking.ts';
import type { ImportKind, ImportRow, RowCheck, RowKept, RowUndone } from '../imports/offers.ts';
import * as contract from './contract.ts';
import { flagCase } from './flag-case.ts';
import type { ComparisonKind } from './kind.ts';
import { getKind, sheetOf } from './kinds.ts';
import { importRoles } from './lifecycle.ts';
import * as lists from './list-store.ts';
import { moveSuspect } from './move-suspect.ts';
import { readCases } from './read-cases.ts';
import { sealRow } from './sealed-row.ts';
import { findKnown, listOfRow } from './store.ts';
import { namesOf, weighRow, type RowWeighed } from './weigh-row.ts';

const { faults } = contract;
const wordFault = faultWorder({ comparisons: 'procedures/comparisons' });

/** A list as a spreadsheet: each line is held against the cases of its person, and forgotten unless it flags one. */
export const listKind: ImportKind = {
  id: 'comparisons.rows',
  name: contract.importName,
  endpoints: contract.listImport,
  who: { roles: importRoles },
  sheet: async (turn, subject) => sheetOf((await getOpen(turn, subject)).kind),
  keyOf: ({ values }) =>
    typeof values['identity'] === 'string'
      ? JSON.stringify([values['identity'], values['year'], values['certificate'], values['acquiredOn'], values['employerCode']]) // prettier-ignore
      : null,
  labelOf: ({ values }) => maskName(typeof values['name'] === 'string' ? values['name'] : ''),
  eraseOnceKept: true,
  rowsAtOnce: { check: 500, keep: 200 },
  check: async (turn, of, rows) => {
    const { list, kind } = await getOpen(turn, of.subject);
    const weighed = await weighRows(turn, kind, list.asOf, rows);
    const ids = weighed.flatMap(({ findings }) => findings.map((each) => each.of.applicationId));
    const known = await findKnown(turn, kind.id, [...new Set(ids)]);
    return rows.map((row, at): RowCheck => {
      const late = futureColumn(turn, kind, row);
      if (late !== undefined) {
        const problem = fault(faults.inFuture);
        return { outcome: 'bad', problems: [{ column: late, code: problem.code, says: wordFault(problem) }] }; // prettier-ignore
      }
      const one = weighed[at];
      if (!one || list.importId !== null) return { outcome: 'same', says: says.compared };
      return checkOf(one, known);
    });
  },
  keep: async (turn, of, row) => {
    const { list, kind } = await getOpen(turn, of.subject);
    const [weighed] = await weighRows(turn, kind, list.asOf, [row]);
    if (!weighed) throw new Error('a line that was not weighed');
    return keepRow(turn, { list, kind, importId: of.id }, row, weighed);
  },
  undo: async (turn, of, subject) => undoRow(turn, of.subject, of.reason, subject),
  wordFault,
};

const says = {
  unmatched: {
    zh: '本市无在享补助或在办申请，只计数，不保存',
    en: 'Holds no benefit and no open case here; counted, not kept',
  },
  clear: { zh: '有在享补助或在办申请，未见疑点，只计数', en: 'Nothing found; counted' },
  'no-data': { zh: '清单未写明，无法判断，只计数', en: 'The list cannot tell; counted' },
  compared: { zh: '这份清单已经比对过', en: 'This list was compared before' },
  known: { zh: '同一疑点已经标出过', en: 'The same was flagged before' },
} as const;

async function getOpen(
  turn: Turn,
  listId: string,
): Promise<{ list: lists.StoredList; kind: ComparisonKind }> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(listId);
  const list = uuid ? await lists.findList(turn, listId) : undefined;
  if (!list) throw notFound('body.subject');
  return { list, kind: getKind(list.kind) };
}

async function weighRows(
  turn: Turn,
  kind: ComparisonKind,
  asOf: string,
  rows: readonly ImportRow[],
): Promise<RowWeighed[]> {
  const numbers = rows.map(({ values }) => String(values['identity']));
  const cases = await readCases(turn, numbers, asOf);
  return rows.map(({ values }, at) => weighRow(kind, values, cases.get(numbers[at] ?? '') ?? []));
}

/** A column whose day has not come: nobody can have done it. */
function futureColumn(turn: Turn, kind: ComparisonKind, { values }: ImportRow): string | undefined {
  const dates = kind.columns.filter((column) => column.kind === 'date');
  return dates.find(({ key }) => String(values[key] ?? '') > turn.today)?.key;
}

function checkOf({ tally, findings }: RowWeighed, known: ReadonlySet<string>): RowCheck {
  if (tally !== 'flagged') return { outcome: 'changed', says: says[tally] };
  const fresh = findings.filter((each) => !namesOf(each).some((name) => known.has(name)));
  if (fresh.length === 0) return { outcome: 'same', says: says.known };
  return {
    outcome: 'new',
    says: { zh: `标出疑点 ${fresh.length} 条`, en: `Flags ${fresh.length}` },
  };
}

/** What the count of a line is taken back by. */
const counted = 'comparison-list/';

async function keepRow(
  turn: Turn,
  at: { list: lists.StoredList; kind: ComparisonKind; importId: string },
  row: ImportRow,
  { tally, findings }: RowWeighed,
): Promise<RowKept> {
  const { list, kind, importId } = at;
  if (!(await lists.countRow(turn, list.id, importId, tally))) throw fault(faults.comparedBefore);
  const [first] = findings;
  if (!first) return { subject: { type: `${counted}${tally}`, id: list.id } };
  const rowId = turn.newId();
  const { personId, personName } = first.of;
  const { line, values } = row;
  await lists.saveRow(turn, {
    id: rowId,
    listId: list.id,
    line,
    personId,
    sealed: sealRow(turn, rowId, kind, values),
    nameDiffers: String(values['name']).replaceAll(/[\s·•]/g, '') !== personName.replaceAll(/[\s·•]/g, ''),
  }); // prettier-ignore
  let flagged = 0;
  for (const finding of findings) {
    if (await flagCase(turn, kind, { listId: list.id, rowId }, finding)) flagged += 1;
  }
  if (flagged === 0) await lists.eraseRow(turn, rowId);
  return { subject: { type: 'comparison-row', id: rowId } };
}

/** Takes a line back: its records are withdrawn unless somebody has explained or decided. */
async function undoRow(
  turn: Turn,
  listId: string,
  reason: string,
  { type, id }: { readonly type: string; readonly id: string },
): Promise<RowUndone> {
  if (type !== 'comparison-row') {
    const tally = lists.tallies.find((each) => type === `${counted}${each}`);
    if (tally) await lists.uncountRow(turn, listId, tally);
    return { undone: true };
  }
  const records = await listOfRow(turn, id);
  const gone = records.find(({ state }) => state !== 'flagged');
  if (gone) {
    return {
      undone: false,
      note: {
        zh: `疑点 ${gone.number} 已有说明或已在办理，保留`,
        en: `Record ${gone.number} was explained or is being decided, and stays`,
      },
    };
  }
  for (const record of records) await moveSuspect(turn, record, 'withdraw', { reason });
  await lists.eraseRow(turn, id);
  await lists.uncountRow(turn, listId, 'flagged');
  return { undone: true };
}
