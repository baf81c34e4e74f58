import {
  factsOfCase,
  payeeOfCase,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { priorAwardsOf } from '@yanzhen/procedures/payments/offers.ts';
import type { BesideOthers } from '@yanzhen/registers/policies/contract.ts';
import { besideOthers, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';

/**
 * How the benefit of a case stands beside the others and beside what the person was granted before, by
 * this system or before it.
 */
export async function besideOf(
  turn: Turn,
  application: Application,
  published: PublishedBenefit,
): Promise<BesideOthers> {
  const prior = await priorAwardsOf(turn, payeeOfCase(application), application.id);
  return besideOthers(turn, published, await factsOfCase(turn, application), prior);
}

/** The fault of a sum that what was granted before does not leave; undefined where it does. */
export async function findDouble(
  turn: Turn,
  application: Application,
  published: PublishedBenefit,
): Promise<Fault | undefined> {
  const { id, amountFen } = application;
  const prior = await priorAwardsOf(turn, payeeOfCase(application), id);
  if (prior.length === 0) return undefined;
  const facts = await factsOfCase(turn, application);
  const { displaced, payableFen } = await besideOthers(turn, published, facts, prior);
  const left = displaced ? 0 : payableFen;
  if (left === null || left >= (amountFen ?? 0)) return undefined;
  return fault(faults.besideAwards, { values: { left: yuanForReader(left) } });
}
