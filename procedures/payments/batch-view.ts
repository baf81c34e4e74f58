import { maskAccount } from '@yanzhen/values/masking.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { findBatch, type BatchRow, type LineRow } from './batch-store.ts';
import {
  faults,
  type Batch,
  type BatchDetail,
  type batchMoves,
  type showBatch,
} from './contract.ts';
import type { VoidRow } from './void-store.ts';

/** Who may prepare, sign, release a batch, and who imports the bank's answer. */
export const batchRoles = {
  remove: ['finance-preparer', 'finance-signer'],
  sign: ['finance-signer'],
  export: ['finance-releaser'],
  'ask-void': ['finance-preparer', 'finance-signer', 'finance-releaser'],
  'confirm-void': ['finance-preparer', 'finance-signer', 'finance-releaser'],
  'drop-void': ['finance-preparer', 'finance-signer', 'finance-releaser'],
  voucher: ['finance-preparer', 'finance-signer', 'finance-releaser'],
  import: ['finance-preparer', 'finance-releaser'],
  recall: ['finance-preparer', 'finance-releaser'],
} as const satisfies Record<(typeof batchMoves)[number], readonly string[]>;

/** A batch held until the turn ends. @throws Fault `request.not-found`, `payments.batch-state`. */
export async function lockBatch(
  turn: Turn,
  id: string,
  states: readonly BatchRow['state'][],
): Promise<BatchRow> {
  const batch = await findBatch(turn, id, { lock: true });
  if (!batch) throw notFound();
  if (!states.includes(batch.state)) {
    throw fault(faults.batchState, { values: { number: batch.number } });
  }
  return batch;
}

/** @throws Fault `payments.same-person` when the actor is one of the persons named. */
export function requireAnotherPerson(
  turn: Turn,
  batch: BatchRow,
  others: readonly (string | null)[],
): void {
  if (!others.includes(actorOf(turn).personId)) return;
  throw fault(faults.samePerson, { status: 403, values: { number: batch.number } });
}

export function viewBatch(row: BatchRow): Batch {
  const signature = (name: string | null, at: Date | null): Batch['signed'] =>
    name && at ? { name, at: at.toISOString() } : null;
  return {
    id: row.id,
    number: row.number,
    benefitId: row.benefitId,
    state: row.state,
    lineCount: row.lineCount,
    totalFen: row.totalFen,
    prepared: { name: row.preparedByName, at: row.preparedAt.toISOString() },
    signed: signature(row.signedByName, row.signedAt),
    released: signature(row.releasedByName, row.releasedAt),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}

export function viewVoid(row: VoidRow | undefined): BatchDetail['void'] {
  if (!row) return null;
  const { reason, askedByName, askedAt, decision, decidedByName, decidedAt } = row;
  const decided =
    decidedByName && decidedAt ? { name: decidedByName, at: decidedAt.toISOString() } : null;
  return { reason, asked: { name: askedByName, at: askedAt.toISOString() }, decision, decided };
}

export function viewLine(turn: Turn, line: LineRow): Output<typeof showBatch>['lines'][number] {
  const { id, number, applicationId, reference, name, bankName, county } = line;
  const { amountFen, state, reason, paidOn } = line;
  const account = maskAccount(openAccount(turn, line));
  return {
    id,
    number,
    applicationId,
    reference,
    name,
    account,
    bankName,
    county,
    amountFen,
    state,
    reason,
    paidOn,
  };
}

/** The account in full: for the bank file and for comparing only. */
export function openAccount(turn: Turn, line: LineRow): string {
  return turn.secrets.open('payment_line', 'account', line.id, line.accountSealed);
}

/** What the actor can do with a batch now; what buttons are made from. */
export function movesOf(
  turn: Turn,
  batch: BatchRow,
  voiding: VoidRow | undefined,
): (typeof batchMoves)[number][] {
  const me = actorOf(turn).personId;
  const may = (move: keyof typeof batchRoles): boolean => hasRole(turn.actor, ...batchRoles[move]);
  const parts = [batch.preparedByPerson, batch.signedByPerson];
  switch (batch.state) {
    case 'prepared':
      return [
        ...(may('sign') && batch.preparedByPerson !== me ? (['sign'] as const) : []),
        ...(may('remove') ? (['remove'] as const) : []),
      ];
    case 'signed':
      if (voiding?.decision === null) {
        return [
          ...(may('confirm-void') && voiding.askedByPerson !== me
            ? (['confirm-void'] as const)
            : []),
          ...(may('drop-void') ? (['drop-void'] as const) : []),
        ];
      }
      return [
        ...(may('export') && !parts.includes(me) ? (['export'] as const) : []),
        ...(may('ask-void') ? (['ask-void'] as const) : []),
      ];
    case 'exported':
      return [
        ...(may('import') ? (['import'] as const) : []),
        ...(may('voucher') ? (['voucher'] as const) : []),
        ...(may('export') ? (['export'] as const) : []),
      ];
    case 'answered':
      return [
        ...(may('recall') ? (['recall'] as const) : []),
        ...(may('voucher') ? (['voucher'] as const) : []),
        ...(may('export') ? (['export'] as const) : []),
      ];
    case 'cancelled':
    case 'voided':
      return [];
  }
}
