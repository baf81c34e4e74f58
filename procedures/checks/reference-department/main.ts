import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { answers } from '../contract.ts';
import { startDepartment } from './department-server.ts';

const fileSchema = z.array(
  z.object({
    check: z.string(),
    identityNumber: z.string(),
    answer: z.enum(answers),
    note: z.string().optional(),
  }),
);

/**
 * `npx tsx procedures/checks/reference-department/main.ts answers.json 4000` with
 * `DEPARTMENT_SECRET=whsec_…`: answers by check and identity number out of a file, and "no data" for
 * everybody else.
 */
async function main(): Promise<void> {
  const [file, port] = process.argv.slice(2);
  const secret = process.env['DEPARTMENT_SECRET'];
  if (!file || !secret) throw new Error('give the file of answers, and DEPARTMENT_SECRET');
  const rows = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const server = await startDepartment({
    secret,
    port: Number(port ?? 4000),
    lookUp: ({ check, person }) => {
      const row = rows.find((each) => each.check === check && each.identityNumber === person.identityNumber); // prettier-ignore
      const answeredOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      if (!row) return { answer: 'no-data', note: 'not in this register', answeredOn };
      return { answer: row.answer, answeredOn, ...(row.note ? { note: row.note } : {}) };
    },
  });
  process.stdout.write(`answering at ${server.url}\n`);
}

await main();
