import type { LateReason, ProgressStage } from './contract-public.ts';

/** What is known of a part that is on its way to the bank. */
export interface PartOnItsWay {
  readonly partState: 'due' | 'checked' | 'payable' | 'batched' | 'returned';
  readonly caseState: string;
  /** Whether money is reserved for it. */
  readonly reserved: boolean;
  /** What the city's line of this year has for the benefit; null where there is none. */
  readonly availableFen: number | null;
  readonly amountFen: number;
  readonly batchState: 'prepared' | 'signed' | 'exported' | null;
  readonly returnedReason: string | null;
  /** Something about the case is looked into. */
  readonly held: boolean;
}

/** Where a part is, and why it is not further. */
export function progressOf(part: PartOnItsWay): {
  readonly stage: ProgressStage;
  readonly reason: LateReason | null;
} {
  const { partState, batchState } = part;
  if (partState === 'batched') {
    return batchState === 'exported'
      ? { stage: 'bank', reason: 'bank-answer' }
      : { stage: 'batch', reason: null };
  }
  if (part.held)
    return { stage: partState === 'payable' ? 'queue' : 'before-queue', reason: 'recheck' };
  if (partState === 'returned') {
    const wrong = accountWords.test(part.returnedReason ?? '');
    return { stage: 'queue', reason: wrong ? 'account-wrong' : 'returned' };
  }
  if (!part.reserved) {
    const none = part.availableFen === null || part.availableFen === 0;
    if (none) return { stage: 'before-queue', reason: 'awaiting-appropriation' };
    if ((part.availableFen ?? 0) < part.amountFen) {
      return { stage: 'before-queue', reason: 'budget-short' };
    }
  }
  if (partState === 'due') return { stage: 'before-queue', reason: 'recheck' };
  if (partState === 'payable') return { stage: 'queue', reason: null };
  return { stage: 'before-queue', reason: 'publicity' };
}

/** What banks write where the payee's account or name is to blame. */
const accountWords = /账|帐|户|卡|account|name|card/i;
