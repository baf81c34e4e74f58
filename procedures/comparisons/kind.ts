import type { CellValue, Column } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { ComparisonKindId, Explainer } from './contract.ts';

/** What a list is held against: one case of the person, as it stands today. */
export interface CaseStanding {
  /** The day that the list tells of. */
  readonly asOf: CivilDate;
  readonly employer: { readonly creditCode: string; readonly name: string } | null;
  /** Null while nothing was granted. */
  readonly grantedOn: CivilDate | null;
  /** Service that the benefit asks for, from the first payment; null where none is asked or nothing is paid. */
  readonly service: { readonly from: CivilDate; readonly until: CivilDate } | null;
  /** Where the benefit asks for a first home: by which clause, and when the home was bought. */
  readonly firstHome: { readonly clause: string; readonly boughtOn: CivilDate | null } | null;
  readonly parts: readonly {
    readonly dueOn: CivilDate;
    readonly amountFen: Fen;
    readonly state: string;
  }[];
}

/** What would have to come back if the suspicion holds. */
export type Repay =
  /** By the duties of the benefit, the service having ended on that day. */
  | { readonly by: 'service'; readonly leftOn: CivilDate }
  /** All that was paid: it was not due, by that clause. */
  | { readonly by: 'whole'; readonly on: CivilDate; readonly clause: string }
  /** The parts that fell due after a day. */
  | { readonly by: 'parts-after'; readonly on: CivilDate; readonly clause: string }
  | { readonly by: 'nothing' };

/** What one line of a list says of one case; a list that cannot tell is no suspicion. */
export type Weighed =
  | { readonly found: 'nothing' }
  | { readonly found: 'no-data' }
  | {
      readonly found: 'suspect';
      readonly reason: string;
      /** What the sentence of the reason quotes; also what tells two findings apart. */
      readonly values: Readonly<Record<string, string>>;
      readonly repay: Repay;
    };

export type ListRow = Readonly<Record<string, CellValue>>;

/** A kind of list, declared once: what it holds, why it may be used, and what in it makes a case suspect. */
export interface ComparisonKind {
  readonly id: ComparisonKindId;
  readonly name: Localized;
  /** For what the list is used, and on what basis; both stand on each list and on the page of each record. */
  readonly purpose: Localized;
  readonly basis: Localized;
  /** Columns beside name and identity number. */
  readonly columns: readonly Column[];
  /** Columns that together with the person make two lines the same. */
  readonly keys: readonly string[];
  /** Who is asked first, and within how many working days. */
  readonly explainer: Explainer;
  readonly workingDays: number;
  /** Whether the person is written to; nobody writes to the dead. */
  readonly tellsPerson: boolean;
  /** The question, by reason; `{{…}}` are the values of the finding. */
  readonly reasons: Readonly<Record<string, Localized>>;
  readonly weigh: (row: ListRow, standing: CaseStanding) => Weighed;
}

export const nothing: Weighed = { found: 'nothing' };
export const noData: Weighed = { found: 'no-data' };

/** A text of the row; null where the cell is empty. */
export function textOf(row: ListRow, key: string): string | null {
  const value = row[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function earliest(...days: readonly CivilDate[]): CivilDate {
  return days.toSorted()[0] ?? '';
}

export function latest(...days: readonly CivilDate[]): CivilDate {
  return days.toSorted().at(-1) ?? '';
}

/** The question of a finding, in both languages. */
export function questionOf(
  kind: Pick<ComparisonKind, 'reasons'>,
  {
    reason,
    values,
  }: { readonly reason: string; readonly values: Readonly<Record<string, string>> },
): Localized {
  const says = kind.reasons[reason];
  if (!says) throw new Error(`no question for the reason ${reason}`);
  const filled = (text: string): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  return { zh: filled(says.zh), en: filled(says.en) };
}
