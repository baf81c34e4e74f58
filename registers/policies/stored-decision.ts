import { createHash } from 'node:crypto';
import type { BenefitDecision, DecisionRecord, FactsGiven } from '@yanzhen/policy';
import { Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { isCivilDate, type CivilDate } from '@yanzhen/values/civil-date.ts';
import { canonicalText } from '@yanzhen/values/digest.ts';
import { UnreadablePolicy } from './current-policies.ts';
import { getBenefit } from './get-benefit.ts';
import type { PublishedBenefit } from './published-benefit.ts';

/** A decision as it is kept: enough to show it again and to compute it again, years later. */
export interface StoredDecision {
  readonly decidedAt: string;
  readonly policyDigest: string;
  /** A day on which the policy's parameters have the values that it was made by. */
  readonly parametersOn: CivilDate;
  /** What was known, with its sources and days. */
  readonly facts: FactsGiven;
  /** The answer with both explanations. */
  readonly record: DecisionRecord;
  /** SHA-256 over benefit, policy version, facts, outcome and amount. */
  readonly digest: string;
}

/** What of a decision is kept. */
export function storedDecision(
  turn: Turn,
  published: PublishedBenefit,
  { decision, facts }: { readonly decision: BenefitDecision; readonly facts: FactsGiven },
): StoredDecision {
  const record = decision.toJSON();
  return {
    decidedAt: turn.now.toISOString(),
    policyDigest: published.digest,
    parametersOn: published.policy.parametersOn,
    facts,
    record,
    digest: digestOfDecision(published.benefit.id, published.digest, facts, record),
  };
}

/** The digest that a decision made from these facts must have. */
function digestOfDecision(
  benefit: string,
  policy: string,
  facts: FactsGiven,
  { outcome, amountFen, quantity }: Pick<DecisionRecord, 'outcome' | 'amountFen' | 'quantity'>,
): string {
  const sum = { outcome, amountFen };
  const content = { benefit, policy, facts, ...sum, ...(quantity ? { quantity } : {}) };
  const plain: unknown = JSON.parse(JSON.stringify(content));
  return createHash('sha256').update(canonicalText(plain)).digest('hex');
}

/** How a stored decision differs from the same computed now. */
export type DecisionDifference =
  /** What is stored is no decision at all. */
  | { readonly what: 'unreadable' }
  /** The version it was made by is not among the published ones, or cannot be read any more. */
  | { readonly what: 'policy-missing'; readonly policyDigest: string }
  /** Facts, outcome or amount are not those that its digest was made over: the row was altered. */
  | { readonly what: 'digest'; readonly stored: string; readonly now: string }
  /** The facts that the rules read are others than the record was made from. */
  | { readonly what: 'facts'; readonly stored: string; readonly now: string }
  | { readonly what: 'outcome'; readonly stored: string; readonly now: string }
  /** The sum, the quantity or the range, as JSON; money in whole fen. */
  | { readonly what: 'amount'; readonly stored: string; readonly now: string }
  /** Same answer, but the engine weighs these conditions otherwise than it did. */
  | { readonly what: 'engine'; readonly conditions: readonly string[] };

/**
 * Computes a stored decision again: from its stored facts, by its stored policy version with the figures
 * of its day.
 *
 * @param benefitId  The benefit it is about.
 * @returns          Nothing where it comes out the same to the fen. What was altered in the database is
 *                   a difference, never an exception.
 */
export async function recomputeDecision(
  turn: Turn,
  benefitId: string,
  stored: StoredDecision,
): Promise<DecisionDifference[]> {
  const { record, facts, policyDigest, parametersOn } = stored;
  const readable =
    isRecord(record) && isRecord(facts) && isCivilDate(parametersOn) && isText(policyDigest);
  if (!readable) return [{ what: 'unreadable' }];
  const published = await findPublished(turn, benefitId, policyDigest, parametersOn);
  const digest = digestOfDecision(benefitId, policyDigest, facts, record);
  const altered: DecisionDifference[] =
    digest === stored.digest ? [] : [{ what: 'digest', stored: stored.digest, now: digest }];
  if (!published) return [{ what: 'policy-missing', policyDigest }, ...altered];
  const now = published.compiled.explain(facts).toJSON();
  const found: DecisionDifference[] = [...altered];
  if (now.factsDigest !== record.factsDigest) {
    found.push({ what: 'facts', stored: record.factsDigest, now: now.factsDigest });
  }
  if (now.outcome !== record.outcome) {
    found.push({ what: 'outcome', stored: record.outcome, now: now.outcome });
  }
  if (sumOf(now) !== sumOf(record)) {
    found.push({ what: 'amount', stored: sumOf(record), now: sumOf(now) });
  }
  const conditions = otherConditions(record, now);
  if (found.length === 0 && conditions.length > 0) found.push({ what: 'engine', conditions });
  return found;
}

// What stands in the database may have been altered there, so its types are not taken for granted.
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string';

async function findPublished(
  turn: Turn,
  benefitId: string,
  digest: string,
  day: string,
): Promise<PublishedBenefit | undefined> {
  try {
    return await getBenefit(turn, benefitId, digest, day);
  } catch (error) {
    // That it is not there, or cannot be read any more, is the finding here.
    if (error instanceof Fault || error instanceof UnreadablePolicy) return undefined;
    throw error;
  }
}

/** What a decision gives, as one text. */
function sumOf({ amountFen, quantity, rangeFen }: DecisionRecord): string {
  if (rangeFen) return JSON.stringify([rangeFen.from, rangeFen.to]);
  return JSON.stringify(quantity ? quantity.value : amountFen);
}

/** Conditions that one of two records has otherwise. */
function otherConditions(stored: DecisionRecord, now: DecisionRecord): string[] {
  const answers = ({ reasons }: DecisionRecord): ReadonlyMap<string, string> => {
    const list: DecisionRecord['reasons'] = Array.isArray(reasons) ? reasons : [];
    return new Map(list.map(({ conditionId, outcome }) => [conditionId, outcome]));
  };
  const [before, after] = [answers(stored), answers(now)];
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((id) => before.get(id) !== after.get(id));
}
