import { addDays, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Clock, ClockPause, Extension, Stage } from './application.ts';
import { pauseNames, type PauseCode } from './contract.ts';

/** What a move does to the term that runs. */
export type ClockAct = 'start' | 'keep' | 'pause' | 'resume' | 'extend' | 'recount' | 'stop';

/** Which pause a move begins or ends. */
export interface PauseKey {
  readonly code: PauseCode;
  /** Tells pauses of one code apart; null is a pause of its own. */
  readonly ref: string | null;
}

interface ClockChange {
  readonly act: ClockAct;
  /** Of the state after the move. */
  readonly stage: Stage | null;
  readonly today: CivilDate;
  readonly pause?: PauseKey | undefined;
  readonly extension?: Extension | undefined;
  /** The day from which the term is counted anew. */
  readonly from?: CivilDate | undefined;
}

/**
 * The clock after a move. Pauses may lie over one another: the term goes on when the last open one
 * ends, and a pause that is still open when another term begins stops that term too.
 */
export function clockAfter(clock: Clock | null, change: ClockChange): Clock | null {
  const { act, stage, today, pause, extension, from } = change;
  if (act === 'stop') return null;
  const fresh: Clock = { stage, from: today, pauses: openPauses(clock) };
  if (act === 'start' || !clock) {
    return act === 'pause' && pause ? withPause(fresh, pause, today) : fresh;
  }
  if (act === 'pause' && pause) return withPause(clock, pause, today);
  if (act === 'resume' && pause) return withoutPause(clock, pause, today);
  if (act === 'extend' && extension) return { ...clock, extension };
  if (act === 'recount' && from) return { ...clock, from };
  return clock;
}

/** The pauses that still last, oldest first. */
export function openPauses(clock: Clock | null): readonly ClockPause[] {
  return clock?.pauses.filter((each) => each.until === null) ?? [];
}

export function findOpenPause(clock: Clock | null, key: PauseKey): ClockPause | undefined {
  return openPauses(clock).find((each) => isOf(each, key));
}

/** The day of the request still counts; the clock stands from the next day on. */
function withPause(clock: Clock, { code, ref }: PauseKey, today: CivilDate): Clock {
  if (findOpenPause(clock, { code, ref })) return clock;
  const from = addDays(today, 1);
  return {
    ...clock,
    pauses: [...clock.pauses, { code, ref, from, until: null, reason: pauseNames[code] }],
  };
}

/** Answered on the day of the request: nothing stood still, and the pause is gone. */
function withoutPause(clock: Clock, key: PauseKey, today: CivilDate): Clock {
  const pauses = clock.pauses.flatMap((each) => {
    if (each.until !== null || !isOf(each, key)) return [each];
    return each.from > today ? [] : [{ ...each, until: addDays(today, 1) }];
  });
  return { ...clock, pauses };
}

function isOf(pause: ClockPause, { code, ref }: PauseKey): boolean {
  return pause.code === code && pause.ref === ref;
}
