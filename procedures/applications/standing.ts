import {
  addWorkingDays,
  explainCounting,
  type CalendarTable,
  type CountedDay,
  type Pause,
} from '@yanzhen/calendar';
import { addDays, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Application, Clock, Extension, Stage, Term } from './application.ts';
import { clockAfter, openPauses, type PauseKey } from './clock.ts';
import type { Counted, Counting, State } from './contract.ts';
import { standings, targetOf, type Move, type RefusedAt } from './lifecycle.ts';

/** What a row says of who has it and by when. */
export interface NextStanding {
  readonly holder: string | null;
  readonly dueOn: CivilDate | null;
  readonly legalDueOn: CivilDate | null;
  readonly counting: Counting | null;
  readonly clock: Clock | null;
}

/** Standing of a case as an answer to a reader. */
export function standingOf(application: Application): {
  state: State;
  holder: string | null;
  holderSince: string;
  dueOn: CivilDate | null;
  legalDueOn: CivilDate | null;
  counting: Counting | null;
} {
  return {
    state: application.state,
    holder: application.holder,
    holderSince: new Date(application.holderSince).toISOString(),
    dueOn: application.dueOn,
    legalDueOn: application.legalDueOn,
    counting: application.counting,
  };
}

/**
 * Who has the case after a move and by when: promised and legal day, with the counting of both.
 *
 * @param today  The day of the move, which is not counted.
 */
export function standingAfter(
  table: CalendarTable,
  application: Pick<Application, 'state' | 'terms' | 'clock'> & NextStanding,
  move: Pick<Move, 'move' | 'to' | 'clock' | 'pauses'>,
  today: CivilDate,
  options: {
    pause?: PauseKey | undefined;
    extension?: Extension | undefined;
    countsFrom?: CivilDate | undefined;
    at?: RefusedAt | undefined;
  } = {},
): NextStanding {
  const state = targetOf(move, application.state, options.at);
  const { holder, term } = standings[state];
  const pause = options.pause ?? (move.pauses ? { code: move.pauses, ref: null } : undefined);
  const clock = clockAfter(application.clock, {
    act: move.clock,
    stage: term && 'stage' in term ? term.stage : null,
    today,
    pause,
    extension: options.extension,
    from: options.countsFrom,
  });
  if (term === null) return { holder, dueOn: null, legalDueOn: null, counting: null, clock: null };
  if ('stage' in term) return { holder, ...countClock(table, clock, application.terms, today) };
  // The state's own days run beside a term that stands still for it; nothing but another state ends them.
  if (clock?.stage !== null) {
    const own = move.to === 'same' ? application : count(table, today, term.workingDays, []);
    return { holder, dueOn: own.dueOn, legalDueOn: null, counting: own.counting, clock };
  }
  const house = { legalWorkingDays: null, promisedWorkingDays: term.workingDays };
  return { holder, ...countKnown(table, clock, house, today) };
}

/** The days of a term of the benefit; without days where the benefit promises none for the stage. */
function countClock(
  table: CalendarTable,
  clock: Clock | null,
  terms: readonly Term[],
  today: CivilDate,
): Omit<NextStanding, 'holder'> {
  const known = clock?.stage ? termOf(terms, clock.stage) : undefined;
  if (!clock || !known) return { dueOn: null, legalDueOn: null, counting: null, clock };
  return countKnown(table, clock, known, today);
}

function countKnown(
  table: CalendarTable,
  clock: Clock,
  term: { readonly legalWorkingDays: number | null; readonly promisedWorkingDays: number },
  today: CivilDate,
): Omit<NextStanding, 'holder'> {
  const { from, extension } = clock;
  const further = extension?.workingDays ?? 0;
  const pauses = clock.pauses.map((each) => ({ ...each, until: each.until ?? addDays(today, 1) }));
  const open = openPauses(clock);
  const promised = count(table, from, term.promisedWorkingDays, pauses, further);
  const legal =
    term.legalWorkingDays === null
      ? undefined
      : count(table, from, term.legalWorkingDays, pauses, further);
  const counting: Counting = {
    ...promised.counting,
    ...(legal ? { legal: legal.counting } : {}),
    ...(extension ? { extension } : {}),
    ...(open.length > 0
      ? { standing: open.map(({ code, from: since, reason }) => ({ code, from: since, reason })) }
      : {}),
  };
  // Nobody has a day to keep while the term stands still.
  const stands = open.length > 0;
  return {
    dueOn: stands ? null : promised.dueOn,
    legalDueOn: stands ? null : (legal?.dueOn ?? null),
    counting,
    clock,
  };
}

function termOf(terms: readonly Term[], stage: Stage): Term | undefined {
  return terms.find((each) => each.stage === stage);
}

function count(
  table: CalendarTable,
  from: CivilDate,
  workingDays: number,
  pauses: readonly Pause[],
  further = 0,
): { dueOn: CivilDate; counting: Counted } {
  const due = addWorkingDays(table, from, workingDays + further, { pauses });
  return {
    dueOn: due.dueOn,
    counting: {
      ...countingOf(due.counting),
      from,
      workingDays,
      dueOn: due.dueOn,
      provisional: due.provisional,
    },
  };
}

/** A counting as it is kept and shown: a range a line, with the values of its sentence in both languages. */
function countingOf(counting: readonly CountedDay[]): Pick<Counting, 'ranges'> {
  const en = explainCounting(counting, 'en');
  return {
    ranges: explainCounting(counting, 'zh').map((zh, at) => ({
      from: zh.from,
      to: zh.to,
      why: zh.why,
      counted: zh.counted,
      provisional: zh.provisional,
      values: { zh: zh.values, en: en[at]?.values ?? zh.values },
    })),
  };
}

/** The promised end of a term that begins on a day; for telling what comes next. */
export function countTerm(
  table: CalendarTable,
  from: CivilDate,
  workingDays: number,
): { dueOn: CivilDate; counting: Counting } {
  return count(table, from, workingDays, []);
}
