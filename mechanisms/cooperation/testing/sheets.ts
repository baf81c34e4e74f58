import type { ImportRowView, ImportView } from '@yanzhen/procedures/imports/contract.ts';
import type { CooperationCity } from '@yanzhen/registers/agreements/testing/cooperation-city.ts';
import { csvRecord } from '@yanzhen/server/spreadsheets/csv.ts';
import { agreementSheet } from '../imports/agreement-sheet.ts';
import { projectSheet } from '../imports/project-sheet.ts';

export type Cells = Readonly<Record<string, string>>;
const sheets = { projects: projectSheet, agreements: agreementSheet };
export type SheetKind = keyof typeof sheets;

/** A row of the projects' sheet as a person fills it in. */
export function projectRow(at: CooperationCity, n: number, over: Cells = {}): Cells {
  return {
    number: `导-${String(n)}`,
    name: `高压阀体第${String(n)}号样机`,
    field: '装备制造',
    partner: at.university.creditCode,
    enterprise: at.firm.creditCode,
    county: '510502',
    cluster: 'equipment',
    startedOn: '2024-03-01',
    endsOn: '2026-02-28',
    total: '2000000',
    special: '200000',
    enterpriseMoney: '1800000',
    province: '0',
    other: '0',
    ...over,
  };
}

/** The rows as a CSV file with the sheet's headings. */
export function csvOf(kind: SheetKind, rows: readonly Cells[]): Buffer {
  const { columns } = sheets[kind];
  const lines = rows.map((row) => csvRecord(columns.map(({ key }) => row[key] ?? '')));
  return Buffer.from([csvRecord(columns.map(({ name }) => name.zh)), ...lines].join('\n'));
}

/** Uploads a file and runs the dry run to its end. */
export async function dryRun(
  at: CooperationCity,
  kind: SheetKind,
  bytes: Buffer,
): Promise<ImportView> {
  const file = { name: '登记表.csv', type: 'text/csv', bytes };
  const { body } = await at.officer.upload(`/imports/cooperation-${kind}`, file, { subject: '' });
  return showImport(at, kind, (body as { importId: string }).importId);
}

/** An import after its jobs ran. */
export async function showImport(
  at: CooperationCity,
  kind: SheetKind,
  id: string,
): Promise<ImportView> {
  await at.city.runJobs();
  return (await at.officer.call('GET', `/imports/cooperation-${kind}/${id}`)).body;
}

/** Line, column and words of what is wrong. */
export async function problemsOf(at: CooperationCity, kind: SheetKind, id: string) {
  const path = `/imports/cooperation-${kind}/${id}/rows?outcome=bad`;
  const { rows } = (await at.officer.call('GET', path)).body as { rows: ImportRowView[] };
  return rows.map(({ line, problems }) => ({
    line,
    column: problems[0]?.column?.zh,
    says: problems[0]?.says.zh ?? '',
  }));
}
