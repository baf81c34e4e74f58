import { Fault } from '@yanzhen/server/routes/fault.ts';
import type { Who } from '@yanzhen/server/routes/route.ts';
import { faultWorder } from '@yanzhen/server/routes/word-fault.ts';
import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { ImportEndpoints } from '../imports/contract.ts';
import type { ImportKind, ImportRow, RowCheck } from '../imports/offers.ts';

/** What a mechanism says of one sheet of its records. */
export interface RecordSheet<Content> {
  readonly name: Localized;
  readonly endpoints: ImportEndpoints;
  readonly who: Who;
  readonly sheet: Sheet;
  /** Folder of the mechanism, for the words of its faults. */
  readonly folder: string;
  /** What the records are, e.g. `platform`. */
  readonly type: string;
  /** The natural key of a row, without a number of a person. */
  readonly keyOf: (row: ImportRow) => string | null;
  readonly labelOf: (row: ImportRow) => string;
  readonly contentOf: (turn: Turn, row: ImportRow) => Promise<Content>;
  /** Whether it is recorded just so. */
  readonly isThere: (turn: Turn, content: Content) => Promise<boolean>;
  /**
   * What stands against it, after the good rows before it. @throws Fault with the field `body.<column>`.
   */
  readonly requireNew: (
    turn: Turn,
    content: Content,
    before: readonly Content[],
  ) => Promise<unknown>;
  /** Keeps it; its id. */
  readonly keep: (turn: Turn, content: Content) => Promise<string>;
  /** Takes back what nobody touched since; false where it stays. */
  readonly withdraw: (turn: Turn, id: string, reason: string) => Promise<boolean>;
  /** Fields of the content that stand in a column of another name. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** An import of records: each row is checked as the form checks it, and kept by the same hand. */
export function recordImport<Content>(of: RecordSheet<Content>): ImportKind {
  const { sheet, type } = of;
  const [feature = ''] = sheet.id.split('.');
  const wordFault = faultWorder({
    [feature]: of.folder,
    records: 'procedures/records',
    policies: 'registers/policies',
    imports: 'procedures/imports',
  });
  const checkRow = async (turn: Turn, row: ImportRow, before: Content[]): Promise<RowCheck> => {
    const content = await of.contentOf(turn, row);
    if (await of.isThere(turn, content)) return { outcome: 'same' };
    try {
      await of.requireNew(turn, content, before);
      before.push(content);
      return { outcome: 'new' };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const field = (error.field ?? '').replace(/^body\./, '');
      const key = of.columns?.[field] ?? field;
      const column = sheet.columns.some((each) => each.key === key) ? key : null;
      return { outcome: 'bad', problems: [{ column, code: error.code, says: wordFault(error) }] };
    }
  };
  return {
    id: sheet.id,
    name: of.name,
    endpoints: of.endpoints,
    who: of.who,
    sheet: () => Promise.resolve(sheet),
    keyOf: of.keyOf,
    labelOf: of.labelOf,
    check: async (turn, _of, rows) => {
      const checks: RowCheck[] = [];
      const before: Content[] = [];
      for (const row of rows) checks.push(await checkRow(turn, row, before));
      return checks;
    },
    keep: async (turn, _of, row) => {
      const content = await of.contentOf(turn, row);
      await of.requireNew(turn, content, []);
      return { subject: { type, id: await of.keep(turn, content) } };
    },
    undo: async (turn, { reason }, { id }) =>
      (await of.withdraw(turn, id, reason))
        ? { undone: true }
        : {
            undone: false,
            note: {
              zh: '导入后已有办理记录，不整批撤销；登记有误的请逐条撤回',
              en: 'Something was done with it by now; withdraw it by itself where it is wrong',
            },
          },
    wordFault,
  };
}

/** The text of a cell; null where it is empty. */
export function cellText({ values }: ImportRow, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The number of a cell; 0 where it is empty. */
export function cellNumber({ values }: ImportRow, key: string): number {
  const value = values[key];
  return typeof value === 'number' ? value : 0;
}

/** Stands for an organisation that is in no register. */
export const stranger = '00000000-0000-0000-0000-000000000000';
