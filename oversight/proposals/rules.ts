import { naturalDaysDue, termDue, type CalendarTable } from '@yanzhen/calendar';
import type { CityProfile } from '@yanzhen/registers/policies/offers.ts';

export type Rules = NonNullable<CityProfile['proposals']>;
export type TermLine = Rules['terms'][number];

export interface Sitting {
  readonly body: 'congress' | 'cppcc';
  readonly congress: number;
  readonly session: number;
  readonly inSession: boolean;
}

/** The line of the pack's terms that fits an item; of several, the one that names most. */
export function termOf(rules: Rules, item: Sitting): TermLine | undefined {
  const named = ({ congress, session }: TermLine) =>
    Number(congress !== undefined) + Number(session !== undefined);
  return rules.terms
    .filter((line) => line.body === item.body && line.inSession === item.inSession)
    .filter((line) => line.congress === undefined || line.congress === item.congress)
    .filter((line) => line.session === undefined || line.session === item.session)
    .toSorted((a, b) => named(b) - named(a))[0];
}

/** Last days of an item: to answer, and beyond which no consent goes. */
export function dueOf(
  rules: Rules,
  table: CalendarTable,
  receivedOn: string,
  { months }: Pick<TermLine, 'months'>,
): { readonly dueOn: string; readonly ceilingOn: string } {
  return {
    dueOn: monthsOn(rules, table, receivedOn, Math.min(months, rules.ceilingMonths)),
    ceilingOn: monthsOn(rules, table, receivedOn, rules.ceilingMonths),
  };
}

/** The last day of a term of months from a day. */
export function monthsOn(rules: Rules, table: CalendarTable, from: string, months: number): string {
  return termDue(table, from, { months, rollForward: rules.rollForward }).dueOn;
}

/** The last day to give a wrong assignment back. */
export function returnOf(rules: Rules, table: CalendarTable, from: string): string {
  const { returnDays: days, rollForward } = rules;
  return naturalDaysDue(table, from, { days, rollForward }).dueOn;
}

/** `S{congress:2}{session:2}{serial:4}` of the ninth congress, third session, 288: S09030288. */
export function numberOf(rules: Rules, item: Sitting, serial: number): string {
  const values: Readonly<Record<string, number>> = {
    congress: item.congress,
    session: item.session,
    serial,
  };
  return rules.numbering[item.body].replace(
    /\{(congress|session|serial):(\d)\}/g,
    (_, name: string, digits: string) => String(values[name]).padStart(Number(digits), '0'),
  );
}

/** The class that is followed up until it is the first one. */
export function isFollowedUp(rules: Rules, resultClass: string): boolean {
  return rules.classes.list.some((each) => each.id === resultClass && each.followUp);
}
