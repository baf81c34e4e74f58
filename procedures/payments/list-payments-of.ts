import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { maskAccount } from '@yanzhen/values/masking.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findBatch, listLinesOf } from './batch-store.ts';
import { openAccount } from './batch-view.ts';

/** One try to pay an application, as its talent may see it. */
export interface PaymentStep {
  readonly batchNumber: string;
  readonly instalment: number;
  readonly state: 'open' | 'removed' | 'paid' | 'returned' | 'recalled' | 'voided';
  readonly amountFen: Fen;
  /** Masked. */
  readonly account: string;
  readonly bankName: string | null;
  /** Why it came back, or was taken out of the batch. */
  readonly reason: string | null;
  readonly paidOn: CivilDate | null;
  /** When the batch went to the bank. */
  readonly releasedAt: string | null;
}

/** The tries to pay an application, oldest first. Who may see them is the asking feature's to check. */
export async function listPaymentsOf(turn: Turn, applicationId: string): Promise<PaymentStep[]> {
  const lines = await listLinesOf(turn, applicationId);
  const steps: PaymentStep[] = [];
  for (const line of lines) {
    const batch = await findBatch(turn, line.batchId);
    const { instalment, state, amountFen, bankName, reason, paidOn } = line;
    steps.push({
      batchNumber: batch?.number ?? '',
      instalment,
      state,
      amountFen,
      account: maskAccount(openAccount(turn, line)),
      bankName,
      reason,
      paidOn,
      releasedAt: batch?.releasedAt?.toISOString() ?? null,
    });
  }
  return steps;
}
