// The dry run of 5,000 cooperation projects as .xlsx, over the real register: node projects.mjs <folder>.
import { join } from 'node:path';
import { startPostgres } from '../../foundation/server/postgres/start-postgres.ts';
import { writeListXlsx } from '../../foundation/server/spreadsheets/write-list.ts';
import { cooperation } from '../../mechanisms/cooperation/feature.ts';
import { projectSheet } from '../../mechanisms/cooperation/imports/project-sheet.ts';
import { problemsOf, projectRow, showImport } from '../../mechanisms/cooperation/testing/sheets.ts';
import { imports } from '../../procedures/imports/feature.ts';
import { openCooperationCity } from '../../registers/agreements/testing/cooperation-city.ts';
import { projects } from '../../registers/projects/feature.ts';

const rows = 5_000;
/** One row in a hundred is faulty, in turn by its money, its side, its name and its county. */
const faults = [
  { total: '1999999' },
  { enterprise: '91510500MA6234567X' },
  { name: '高压阀体 第 1 号 样机' },
  { county: '510526' },
];
const [folder] = process.argv.slice(2);
const server = await startPostgres({ dataDir: join(folder, 'postgres-projects') });
process.env.YANZHEN_TEST_PG = server.url;
try {
  const at = await openCooperationCity([imports, projects, cooperation]);
  const table = Array.from({ length: rows }, (_, n) => {
    const row = projectRow(
      at,
      n + 1,
      n % 100 === 99 ? faults[((n + 1) / 100) % faults.length] : {},
    );
    return projectSheet.columns.map(({ key }) => row[key] ?? '');
  });
  const headings = projectSheet.columns.map(({ name }) => name.zh);
  const bytes = await writeListXlsx({ name: '填报', headings, rows: table });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const began = performance.now();
  const cpu = process.cpuUsage();
  const file = { name: 'projects.xlsx', type, bytes };
  const { body } = await at.officer.upload('/imports/cooperation-projects', file, { subject: '' });
  const tried = await showImport(at, 'projects', body.importId);
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const bad = await problemsOf(at, 'projects', tried.id);
  const told = bad.every(({ column, says }) => column !== undefined && says !== '');
  if (tried.rows.new !== rows * 0.99 || tried.rows.bad !== rows * 0.01 || !told) {
    throw new Error(`the dry run ended as ${JSON.stringify(tried)}`);
  }
  await at.city.close();
  const fileMegabytes = bytes.length / 2 ** 20;
  console.log(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, fileMegabytes }));
} finally {
  await server.stop();
}
process.exit();
