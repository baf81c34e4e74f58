import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import type { State } from '@yanzhen/procedures/applications/contract.ts';
import { listApplications, type Application } from '@yanzhen/procedures/applications/offers.ts';
import type { BesideOthers } from '@yanzhen/registers/policies/contract.ts';
import { besideOthers, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { factsOf } from '@yanzhen/registers/talents/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** States in which a benefit is granted. */
const granted: readonly State[] = [
  'approved',
  'publicity',
  'objected',
  'payable',
  'batched',
  'signed',
  'instructed',
  'returned',
  'paid',
];

/** How the benefit of a case stands beside the others and beside what the person was granted before. */
export async function besideOf(
  turn: Turn,
  { id, applicantPersonId }: Application,
  published: PublishedBenefit,
): Promise<BesideOthers> {
  const filter = { personId: applicantPersonId, state: granted };
  const { rows } = await listApplications(turn, filter, { limit: 100 });
  const prior = rows
    .filter((each) => each.id !== id && each.amountFen !== null)
    .map((each) => ({
      benefit: each.benefitId,
      fen: each.amountFen ?? 0,
      on: civilDateOf(each.submittedAt ?? each.createdAt),
    }));
  return besideOthers(turn, published, await factsOf(turn, applicantPersonId), prior);
}
