import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import { faultWorder } from '@yanzhen/server/routes/word-fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  faultWithin,
  findRecords,
  keepProject,
  mayKeepProjects,
  nameKey,
  saysTheSame,
  withdrawUntouched,
  type ProjectContent,
  type ProjectRow,
} from '@yanzhen/registers/projects/offers.ts';
import type { ImportKind, ImportRow, RowCheck } from '@yanzhen/procedures/imports/offers.ts';
import * as contract from '../contract.ts';
import { projectSheet } from './project-sheet.ts';
import { projectOf, readReferred } from './read-project.ts';

const wordFault = faultWorder({
  projects: 'registers/projects',
  policies: 'registers/policies',
  imports: 'procedures/imports',
});

/** 合作项目登记表: many projects at once, with a dry run. */
export const projectKind: ImportKind = {
  id: 'cooperation.projects',
  name: contract.projectImportName,
  endpoints: contract.projectImport,
  who: { roles: ['science-officer'] },
  sheet: () => Promise.resolve(projectSheet),
  keyOf: (row) => text(row, 'number') ?? null,
  labelOf: (row) => `${text(row, 'number') ?? ''} ${text(row, 'name') ?? ''}`.trim(),
  // A whole file at once: the same project under two numbers is found however far apart they stand.
  rowsAtOnce: { check: projectSheet.rowsMax ?? 10_000, keep: 50 },
  check: checkProjects,
  keep: async (turn, _of, row) => {
    const content = projectOf(row, await readReferred(turn, [row]));
    if ('column' in content) throw fault(content.code);
    const [known] = await recordsOf(turn, [content]);
    if (known?.number === content.number && saysTheSame(known, content)) return { subject: null };
    return { subject: { type: 'project', id: await keepProject(turn, content) } };
  },
  undo: async (turn, { reason }, { id }) =>
    (await withdrawUntouched(turn, id, reason))
      ? { undone: true }
      : {
          undone: false,
          note: {
            zh: '项目导入后已有变更或成果，不整批撤销；登记有误的请逐条撤回',
            en: 'The project was changed or has outcomes by now; withdraw it by itself where it is wrong',
          },
        },
  wordFault,
};

async function checkProjects(
  turn: Turn,
  _of: unknown,
  rows: readonly ImportRow[],
): Promise<readonly RowCheck[]> {
  const referred = await readReferred(turn, rows);
  const contents = rows.map((row) => projectOf(row, referred));
  const sound = contents.flatMap((each) => ('column' in each ? [] : [each]));
  const records = await recordsOf(turn, sound);
  const byNumber = new Map(records.map((each) => [each.number, each]));
  const bySides = new Map(records.map((each) => [sidesOf(each, each.nameKey), each]));
  return contents.map((content): RowCheck => {
    if ('column' in content) return bad(content.column, fault(content.code));
    if (!mayKeepProjects(actorOf(turn), content.county)) {
      return bad('county', fault('request.not-allowed'));
    }
    const within = faultWithin(content);
    if (within) return bad(columnOf(within), within);
    const known = byNumber.get(content.number);
    if (known) {
      if (saysTheSame(known, content)) return { outcome: 'same' };
      return bad('number', fault('projects.number-taken', { values: { name: known.name } }));
    }
    const key = sidesOf(content, nameKey(content.name));
    const double = bySides.get(key);
    if (double) {
      return bad('name', fault('projects.recorded-before', { values: { number: double.number } }));
    }
    // A second row of one project under another number is found as well.
    bySides.set(key, {
      ...content,
      id: '',
      nameKey: key,
      state: 'planned',
      sameAs: null,
      version: 0,
    });
    return { outcome: 'new' };
  });
}

function recordsOf(
  turn: Turn,
  contents: readonly ProjectContent[],
): Promise<readonly ProjectRow[]> {
  const keys = contents.map(({ number, name, partnerId, enterpriseId }) => ({
    number,
    partnerId,
    enterpriseId,
    nameKey: nameKey(name),
  }));
  return keys.length === 0 ? Promise.resolve([]) : findRecords(turn, keys);
}

function sidesOf(
  { partnerId, enterpriseId }: Pick<ProjectContent, 'partnerId' | 'enterpriseId'>,
  key: string,
): string {
  return `${partnerId}/${enterpriseId}/${key}`;
}

const columns: Readonly<Record<string, string>> = {
  'body.totalFen': 'total',
  'body.endsOn': 'endsOn',
  'body.enterpriseId': 'enterprise',
  'body.name': 'name',
};

function columnOf({ field = '' }: Fault): string | null {
  return columns[field] ?? null;
}

function bad(column: string | null, problem: Fault): RowCheck {
  return { outcome: 'bad', problems: [{ column, code: problem.code, says: wordFault(problem) }] };
}

function text({ values }: ImportRow, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
