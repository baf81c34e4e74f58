import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getTalents } from '@yanzhen/registers/talents/offers.ts';
import { listApplications } from '../applications/offers.ts';
import { returnedReasons } from './batch-store.ts';
import type * as contract from './contract.ts';

/** Finance's queue: what became payable or came back, soonest due first. */
export async function listPayable(
  turn: Turn,
  { query }: Input<typeof contract.listPayable>,
): Promise<Output<typeof contract.listPayable>> {
  const { benefitId, county, after, limit } = query;
  const page = await listApplications(
    turn,
    {
      state: ['payable', 'returned'],
      ...(benefitId ? { benefitId } : {}),
      ...(county ? { county } : {}),
    },
    { limit, order: 'due', ...(after ? { after } : {}) },
  );
  const talents = await getTalents(
    turn,
    page.rows.map((row) => row.applicantPersonId),
  );
  const reasons = await returnedReasons(
    turn,
    page.rows.map((row) => row.id),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      applicationId: row.id,
      reference: row.reference ?? '',
      benefitId: row.benefitId,
      personId: row.applicantPersonId,
      name: row.applicantName,
      county: row.county,
      amountFen: row.amountFen ?? 0,
      state: row.state === 'returned' ? 'returned' : 'payable',
      since: new Date(row.holderSince).toISOString(),
      dueOn: row.dueOn,
      account: talents.get(row.applicantPersonId)?.bankAccount ?? null,
      returnedReason: reasons.get(row.id) ?? null,
    })),
  };
}
