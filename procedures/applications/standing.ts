import {
  addWorkingDays,
  explainCounting,
  type CalendarTable,
  type CountedDay,
  type Pause,
} from '@yanzhen/calendar';
import { addDays, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Application, Clock, Stage, Term } from './application.ts';
import type { Counting, State } from './contract.ts';
import { standings, type Move } from './lifecycle.ts';

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
 * Who has the case after a move and by when: promised and legal day, with the counting.
 *
 * @param today  The day of the move, which is not counted.
 */
export function standingAfter(
  table: CalendarTable,
  application: {
    readonly terms: readonly Term[];
    readonly clock: Clock | null;
  } & Partial<Application>,
  move: Pick<Move, 'to' | 'clock'>,
  today: CivilDate,
  reason: Clock['pauses'][number]['reason'],
): NextStanding {
  const { holder, term } = standings[move.to];
  const clock = clockAfter(application.clock, move, today, reason);
  if (term === null) return { holder, dueOn: null, legalDueOn: null, counting: null, clock: null };
  if ('workingDays' in term) {
    const { dueOn, counting } = count(table, today, term.workingDays, []);
    return { holder, dueOn, legalDueOn: null, counting, clock };
  }
  const running = clock ?? { stage: term.stage, from: today, pauses: [] };
  const known = termOf(application.terms, running.stage);
  if (!known) return { holder, dueOn: null, legalDueOn: null, counting: null, clock: running };
  const pauses = running.pauses.map((each) => ({
    ...each,
    until: each.until ?? addDays(today, 1),
  }));
  const promised = count(table, running.from, known.promisedWorkingDays, pauses);
  const legal = addWorkingDays(table, running.from, known.legalWorkingDays, { pauses });
  return { holder, ...promised, legalDueOn: legal.dueOn, clock: running };
}

function clockAfter(
  clock: Clock | null,
  move: Pick<Move, 'to' | 'clock'>,
  today: CivilDate,
  reason: Clock['pauses'][number]['reason'],
): Clock | null {
  const { term } = standings[move.to];
  const stage = term && 'stage' in term ? term.stage : undefined;
  if (move.clock === 'stop') return null;
  if (move.clock === 'start' || !clock) return stage ? { stage, from: today, pauses: [] } : null;
  if (move.clock === 'pause') {
    // The day of the request still counts; the clock stands from the next day on.
    return {
      ...clock,
      pauses: [...clock.pauses, { from: addDays(today, 1), until: null, reason }],
    };
  }
  if (move.clock === 'resume') {
    const pauses = clock.pauses.flatMap((each) => {
      if (each.until !== null) return [each];
      // Answered on the day of the request: nothing stood still.
      return each.from > today ? [] : [{ ...each, until: addDays(today, 1) }];
    });
    return { ...clock, pauses };
  }
  return clock;
}

function termOf(terms: readonly Term[], stage: Stage): Term | undefined {
  return terms.find((each) => each.stage === stage);
}

function count(
  table: CalendarTable,
  from: CivilDate,
  workingDays: number,
  pauses: readonly Pause[],
): { dueOn: CivilDate; counting: Counting } {
  const due = addWorkingDays(table, from, workingDays, { pauses });
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
