import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  accountsOfOrganisations,
  getTalents,
  idOfHolder,
  payeeHolds,
  type PayeeHold,
} from '@yanzhen/registers/talents/offers.ts';
import { listApplications, payeeOfCase } from '../applications/offers.ts';
import { returnedReasons } from './batch-store.ts';
import type * as contract from './contract.ts';
import { heldCases } from './hold-payment.ts';
import { nextParts, partsOf } from './next-part.ts';

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
  const accounts = await accountsOfOrganisations(
    turn,
    page.rows.flatMap((row) => payeeOfCase(row).organisationId ?? []),
  );
  const holds = await payeeHolds(
    turn,
    page.rows.map((row) => idOfHolder(payeeOfCase(row))),
  );
  const ids = page.rows.map((row) => row.id);
  const looked = await heldCases(turn, ids);
  const parts = await nextParts(turn, ids);
  const all = await partsOf(turn, ids);
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
      amountFen: parts.get(row.id)?.amountFen ?? 0,
      instalment: { number: parts.get(row.id)?.number ?? 0, of: all.get(row.id)?.length ?? 0 },
      hold: looked.has(row.id)
        ? { code: 'case-held', until: null }
        : viewHold(holds.get(idOfHolder(payeeOfCase(row)))),
      state: row.state === 'returned' ? 'returned' : 'payable',
      since: new Date(row.holderSince).toISOString(),
      dueOn: row.dueOn,
      account:
        (row.forOrganisation
          ? accounts.get(row.organisationId ?? '')
          : talents.get(row.applicantPersonId)?.bankAccount) ?? null,
      returnedReason: reasons.get(row.id) ?? null,
    })),
  };
}

function viewHold(hold: PayeeHold | undefined): { code: string; until: string | null } | null {
  return hold ? { code: hold.code, until: hold.until?.toISOString() ?? null } : null;
}
