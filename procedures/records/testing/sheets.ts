import type { ImportRowView, ImportView } from '../../imports/contract.ts';
import { csvRecord } from '@yanzhen/server/spreadsheets/csv.ts';
import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { TestCity, TestPerson } from '@yanzhen/server/testing/test-city.ts';

/** One sheet of records as a person of a test fills it in, tries it out, accepts it and takes it back. */
export function sheetOf(city: TestCity, person: TestPerson, sheet: Sheet) {
  const path = `/imports/${sheet.id.replace('.', '-')}`;
  const show = async (id: string): Promise<ImportView> => {
    await city.runJobs();
    return (await person.call('GET', `${path}/${id}`)).body;
  };
  return {
    tryOut: async (rows: readonly Readonly<Record<string, string>>[]): Promise<ImportView> => {
      const lines = [
        sheet.columns.map(({ name }) => name.zh),
        ...rows.map((row) => sheet.columns.map(({ key }) => row[key] ?? '')),
      ];
      const bytes = Buffer.from(lines.map((line) => csvRecord(line)).join('\n'));
      const file = { name: '登记表.csv', type: 'text/csv', bytes };
      const { body } = await person.upload(path, file, { subject: '' });
      return show((body as { importId: string }).importId);
    },
    /** Line, column and code's words of what is wrong. */
    problems: async (id: string) => {
      const found = await person.call('GET', `${path}/${id}/rows?outcome=bad`);
      return (found.body as { rows: ImportRowView[] }).rows.map(({ line, problems }) => [
        line,
        problems[0]?.column?.zh,
        problems[0]?.says.zh,
      ]);
    },
    act: async (id: string, move: 'accept' | 'undo', body: object): Promise<ImportView> => {
      await person.call('POST', `${path}/${id}/${move}`, body);
      return show(id);
    },
  };
}
