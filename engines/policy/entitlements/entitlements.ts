import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { CompiledBenefit } from '../compile/compile.ts';
import type { BenefitDecision } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import { policyOn } from '../policy-on.ts';
import { inquire, type Asking, type NextQuestion } from '../questions/next-question.ts';
import type { Policy } from '../rules.ts';
import type {
  Displacement,
  EntitledBenefit,
  Entitlement,
  PriorAward,
  Reduction,
} from '../stacking/entitlement.ts';
import { resolveEntitlements } from '../stacking/resolve-entitlements.ts';

/**
 * Where a benefit stands for a person beside all the others.
 *
 * - `yes`: it is due, and nothing stands in its place.
 * - `if-confirmed`: due if facts that only others can supply turn out as hoped.
 * - `open`: the person can still be asked something that matters.
 * - `displaced`: due alone, but another benefit stands in its place.
 */
export type Standing = 'yes' | 'if-confirmed' | 'open' | 'no' | 'not-applicable' | 'displaced';

/** One benefit of all. */
export interface BenefitStanding {
  readonly benefitId: string;
  readonly compiled: CompiledBenefit;
  /** The benefit alone. */
  readonly decision: BenefitDecision;
  readonly standing: Standing;
  /** Beside the others, whole fen; null where it gives no money, is refused or is not known yet. */
  readonly payableFen: Fen | null;
  /** What stands in its place; of a `yes` or `if-confirmed`, what would, once that is confirmed. */
  readonly displacedBy: readonly Displacement[];
  readonly reducedBy: readonly Reduction[];
  /** How it goes with the others, in a sentence; null where it stands alone. */
  readonly says: Localized | null;
  /** Unknown facts that matter and that the person can be asked. */
  readonly toAsk: readonly string[];
  /** Unknown facts that matter and that only others can supply, or that the person does not know. */
  readonly fromOthers: readonly string[];
}

/** All benefits together, for one person. */
export interface AllEntitlements {
  /** By id. */
  readonly benefits: readonly BenefitStanding[];
  /** Payable for certain, whole fen. */
  readonly totalFen: Fen;
  /** Payable when everything that is open on others is confirmed, whole fen. */
  readonly hopedFen: Fen;
  /** The question whose answer settles most; null when nothing more is to be asked. */
  readonly next: NextQuestion | null;
}

/** The policies in force on a day, each with the parameter values of that day. */
export function policiesOn(policies: readonly Policy[], day: CivilDate): readonly Policy[] {
  return policies
    .filter(({ document: { inForce } }) => inForce.from <= day && (inForce.until ?? '9999') > day)
    .map((policy) => policyOn(policy, day));
}

const idOf = (compiled: CompiledBenefit): string => compiled.benefit.file.id;

/**
 * Decides all benefits for one person and settles how they stand beside one another.
 *
 * @param benefits    Of all policies in force, each with the parameter values of the day.
 * @param dictionary  The dictionary of their facts.
 * @param facts       What is known of the person.
 * @param around      The day, what was awarded before, and what the person can be asked.
 * @returns           The same whatever the order of policies, benefits and conditions. Never throws.
 */
export function decideEntitlements(
  benefits: readonly CompiledBenefit[],
  dictionary: FactDictionary,
  facts: FactsGiven,
  around: {
    /** Day of the decision. */
    readonly on: CivilDate;
    readonly prior: readonly PriorAward[];
    readonly asking: Asking;
  },
): AllEntitlements {
  const ordered = benefits.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const { next, open } = inquire(ordered, dictionary, facts, around.asking);
  const alone = ordered.map((compiled) => {
    const decision = compiled.explain(facts);
    const left = open.get(idOf(compiled));
    return { compiled, decision, toAsk: left?.toAsk ?? [], fromOthers: left?.fromOthers ?? [] };
  });
  type Alone = (typeof alone)[number];
  // While there is something to ask, nothing is hoped for that no known fact speaks of.
  const isSpokenOf = ({ reasons }: BenefitDecision): boolean =>
    reasons.some((reason) => reason.facts.some(({ id }) => Object.hasOwn(facts, id)));
  const isHoped = ({ decision, toAsk }: Alone): boolean =>
    decision.outcome === 'unknown' && toAsk.length === 0 && (!next || isSpokenOf(decision));
  const entitled = (
    { compiled, decision }: Alone,
    outcome = decision.outcome,
  ): EntitledBenefit => ({
    benefit: compiled.benefit,
    document: compiled.policy.document.id,
    outcome,
    amountFen: decision.amountFen,
    ...(decision.quantity && { quantity: decision.quantity.value }),
  });
  const certain = resolveEntitlements(
    alone.map((each) => entitled(each)),
    around.prior,
    around.on,
  );
  const hoped = resolveEntitlements(
    alone.map((each) => entitled(each, isHoped(each) ? 'yes' : each.decision.outcome)),
    around.prior,
    around.on,
  );
  const byId = (all: typeof certain): ReadonlyMap<string, Entitlement> =>
    new Map(all.benefits.map((each) => [each.benefitId, each]));
  const [sure, hopes] = [byId(certain), byId(hoped)];
  const stands = (id: string): boolean => sure.get(id)?.stands === true;
  return {
    benefits: alone.map((each) => {
      const { compiled, decision, toAsk, fromOthers } = each;
      const id = idOf(compiled);
      const now = sure.get(id);
      const then = hopes.get(id);
      const hope = isHoped(each);
      const beside = hope ? then : now;
      const by = beside?.displacedBy ?? [];
      // Of two that both wait for confirmation neither is given up yet.
      const settled = by.filter(
        ({ benefit, receivedOn }) => receivedOn !== undefined || stands(benefit),
      );
      const displaced = (decision.outcome === 'yes' || hope) && settled.length > 0;
      const waits = hope && by.length > 0 && !displaced;
      const payableFen = waits ? decision.amountFen : (beside?.payableFen ?? null);
      return {
        benefitId: id,
        compiled,
        decision,
        standing: displaced ? 'displaced' : standingOf(decision, hope),
        payableFen: decision.gives === 'money' ? payableFen : null,
        displacedBy: displaced ? settled : (then?.displacedBy ?? []),
        reducedBy: beside?.reducedBy ?? [],
        says: saysSomething(beside) && !waits ? beside.says : null,
        toAsk,
        fromOthers,
      };
    }),
    totalFen: certain.totalFen,
    hopedFen: hoped.totalFen,
    next,
  };
}

/** Whether other benefits have anything to do with this one. */
const saysSomething = (beside: Entitlement | undefined): beside is Entitlement =>
  beside !== undefined &&
  beside.outcome === 'yes' &&
  beside.displacedBy.length + beside.reducedBy.length + beside.provisional.length > 0;

function standingOf({ outcome }: BenefitDecision, hoped: boolean): Standing {
  if (outcome !== 'unknown') return outcome;
  return hoped ? 'if-confirmed' : 'open';
}
