import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from './application.ts';
import { findOpenPause, type PauseKey } from './clock.ts';
import type { PauseCode } from './contract.ts';
import { moveApplication, type MoveOptions } from './move-application.ts';

/** A special step (特殊环节) whose days are not counted. */
export interface PauseRequest {
  readonly code: PauseCode;
  /** Tells pauses of one code apart, e.g. the id of the question put to one department. */
  readonly ref?: string;
  /** Why, in words that the case's history shows; never an identity, phone or account number. */
  readonly detail?: string;
}

/**
 * Stops the promised and the legal term of a case from tomorrow on; the state stays. Pauses may lie
 * over one another. Who may ask for it is the calling procedure's to check.
 *
 * @returns The case after the event; as it was, when this very pause is open already.
 * @throws Fault `applications.wrong-state` where no term runs, `applications.stale`.
 */
export function pauseClock(
  turn: Turn,
  application: Application,
  request: PauseRequest,
): Promise<Application> {
  const pause = keyOf(request);
  if (findOpenPause(application.clock, pause)) return Promise.resolve(application);
  return moveApplication(turn, application, 'pause-clock', { ...toldBy(request), pause });
}

/**
 * Ends one pause; the terms go on tomorrow when it was the last one open.
 *
 * @returns The case after the event; as it was, when no such pause is open (any more): the case may have
 *          ended meanwhile.
 * @throws Fault `applications.stale`.
 */
export function resumeClock(
  turn: Turn,
  application: Application,
  request: PauseRequest,
): Promise<Application> {
  const pause = keyOf(request);
  if (!findOpenPause(application.clock, pause)) return Promise.resolve(application);
  return moveApplication(turn, application, 'resume-clock', { ...toldBy(request), pause });
}

function keyOf({ code, ref }: PauseRequest): PauseKey {
  return { code, ref: ref ?? null };
}

function toldBy({ code, ref, detail }: PauseRequest): Pick<MoveOptions, 'detail' | 'reason'> {
  return {
    detail: { pause: code, ...(ref ? { ref } : {}) },
    ...(detail ? { reason: detail } : {}),
  };
}
