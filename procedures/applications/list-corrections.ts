import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { ApplicationEvent } from './application.ts';
import { listEventsOf } from './store.ts';

/** One thing asked of an applicant. */
export interface AskedItem {
  readonly kind: 'evidence' | 'fact';
  /** Evidence code or fact id. */
  readonly id: string;
  readonly note: string;
}

/** One request for everything that is missing (一次性告知). */
export interface Correction {
  readonly askedAt: Date;
  readonly askedBy: string | null;
  readonly items: readonly AskedItem[];
  /** Files that were there when it was asked, by id: another one answers it. */
  readonly had: readonly string[];
  /** Why it was not asked the first time. */
  readonly againReason: string | null;
  /** null while it waits for the applicant. */
  readonly correctedAt: Date | null;
}

/** What was asked of the applicant of a case, oldest first. */
export async function listCorrections(turn: Turn, applicationId: string): Promise<Correction[]> {
  return correctionsOf(await listEventsOf(turn, applicationId));
}

/** The requests that stand in a history. */
export function correctionsOf(events: readonly ApplicationEvent[]): Correction[] {
  return events.flatMap((event, at) => {
    if (event.move !== 'ask-correction') return [];
    const answer = events.slice(at).find((each) => each.move === 'correct');
    const { items = [], had = [], againReason = null } = event.detail as Partial<Correction>;
    return [
      {
        askedAt: event.at,
        askedBy: event.actorName,
        items,
        had,
        againReason,
        correctedAt: answer?.at ?? null,
      },
    ];
  });
}
