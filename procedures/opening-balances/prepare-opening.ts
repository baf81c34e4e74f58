import { createHash } from 'node:crypto';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import { readSheet } from '@yanzhen/server/spreadsheets/read-sheet.ts';
import type { SheetRow } from '@yanzhen/server/spreadsheets/sheet.ts';
import { writeTemplate } from '@yanzhen/server/spreadsheets/write-template.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { listOrganisationsByCode } from '@yanzhen/registers/organisations/offers.ts';
import { getBenefit, getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { byPerson, checkRows, type OpeningRow, type RowFault } from './check-rows.ts';
import * as contract from './contract.ts';
import { openingSheet } from './opening-sheet.ts';
import * as store from './store.ts';
import { viewAct } from './view-act.ts';

const { faults } = contract;

/** The spreadsheet to fill in. */
export async function downloadTemplate(turn: Turn): Promise<Download> {
  return {
    name: 'opening-balances.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await writeTemplate(openingSheet, turn.language),
  };
}

/**
 * Reads a spreadsheet of past awards of one benefit and prepares the act. Every fault is told with its
 * line; sums that differ from finance's are refused with the difference; nothing comes in yet.
 */
export async function prepareOpening(
  turn: Turn,
  { body, files }: Input<typeof contract.prepareOpening>,
): Promise<Output<typeof contract.prepareOpening>> {
  await getBenefit(turn, body.benefitId);
  const bytes = files[0]?.bytes ?? Buffer.alloc(0);
  const { rows } = await readSheet(bytes, openingSheet);
  if (rows.length === 0) throw fault(faults.fileEmpty, { status: 422, field: 'file' });
  const sound = rows.filter(({ problems }) => problems.length === 0).map(rowOf);
  const found = [
    ...rows.flatMap(cellFaults),
    ...checkRows(sound, body.untilOn),
    ...(await placeFaults(turn, sound)),
  ];
  if (found.length > 0) throw faulty(found);
  const sum = (of: readonly OpeningRow[]): number =>
    of.reduce((total, { amount }) => total + amount, 0);
  const paidFen = sum(sound.filter(({ paidOn }) => paidOn !== null));
  requireTotal(paidFen, body.financeTotalFen, 'body.financeTotalFen');

  const id = turn.newId();
  const sequence = await turn.next(`opening/${turn.today}`);
  const number = referenceNumber('QC', turn.today, sequence);
  const kept = await store.saveAct(turn, {
    id,
    number,
    ...body,
    paidFen,
    promisedFen: sum(sound) - paidFen,
    personCount: byPerson(sound).length,
    lineCount: sound.length,
    sha256: createHash('sha256').update(bytes).digest(),
    by: actorOf(turn),
  });
  if (!kept) throw fault(faults.fileKnown, { field: 'file' });
  await store.saveLines(
    turn,
    id,
    sound.map((row) => {
      const lineId = turn.newId();
      const sealed = turn.secrets.seal('opening_line', 'row', lineId, JSON.stringify(row));
      return { id: lineId, line: row.line, sealed };
    }),
  );
  await turn.record({
    act: 'opening-balances.prepare',
    subject: { type: 'opening-act', id },
    detail: { number, lines: sound.length, paidFen },
  });
  const act = await store.lockAct(turn, id);
  if (!act) throw new Error('the act just kept is not there');
  return viewAct(turn, act);
}

/** @throws Fault `opening-balances.total-differs` with the difference. */
export function requireTotal(paidFen: number, statedFen: number, field: string): void {
  if (paidFen === statedFen) return;
  throw fault(faults.totalDiffers, {
    status: 422,
    field,
    values: {
      paid: yuanForReader(paidFen),
      stated: yuanForReader(statedFen),
      difference: yuanForReader(Math.abs(paidFen - statedFen)),
    },
  });
}

function rowOf({ line, values }: SheetRow): OpeningRow {
  return { line, ...values } as unknown as OpeningRow;
}

function cellFaults({ line, problems }: SheetRow): RowFault[] {
  return problems.map(({ column }) => ({
    line,
    column: column ?? 'row',
    code: 'row-cell' as const,
  }));
}

/** Counties and employers that the city does not know. */
async function placeFaults(turn: Turn, rows: readonly OpeningRow[]): Promise<RowFault[]> {
  const { counties } = await getCityProfile(turn);
  const codes = [...new Set(rows.flatMap(({ creditCode }) => creditCode ?? []))];
  const employers = await listOrganisationsByCode(turn, codes);
  return rows.flatMap(({ line, county, creditCode }): RowFault[] => [
    ...(counties.some(({ code }) => code === county)
      ? []
      : [{ line, column: 'county', code: 'row-county-unknown' as const }]),
    ...(creditCode === null || employers.has(creditCode)
      ? []
      : [{ line, column: 'creditCode', code: 'row-employer-unknown' as const }]),
  ]);
}

/** All faults at once, up to a hundred. */
export function faulty(found: readonly RowFault[]): Error {
  const names = new Map(openingSheet.columns.map(({ key, name }) => [key, name]));
  const told = found.slice(0, 100).map(({ line, column, code }) => {
    const name = names.get(column);
    const values = { line, column: name?.zh ?? '', columnEn: name?.en ?? '' };
    return fault(`opening-balances.${code}`, {
      status: 422,
      field: `lines.${line}.${column}`,
      values,
    });
  });
  return fault(faults.rowsFaulty, { status: 422, values: { count: found.length }, also: told });
}
