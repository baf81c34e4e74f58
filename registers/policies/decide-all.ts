import {
  asStatement,
  changesThatTurn,
  decideEntitlements,
  factLabel,
  giftInWords,
  windowOn,
  type BenefitStanding,
  type FactDictionary,
  type FactsGiven,
} from '@yanzhen/policy';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { askOfVisitors } from './ask-visitor.ts';
import type * as contract from './contract.ts';
import type { EntitlementView } from './contract.ts';
import { getFactDictionary, listCurrentPolicies } from './current-policies.ts';
import { benefitsOf } from './get-benefit.ts';
import { whatTurns } from './person-decision.ts';
import type { PublishedBenefit } from './published-benefit.ts';
import { visitorQuestion } from './questions.ts';
import { readAnswers } from './read-answers.ts';

/** On whose behalf a benefit is asked for. */
const whose = {
  person: 'person',
  household: 'person',
  team: 'organisation',
  employer: 'organisation',
  institute: 'organisation',
} as const;

/** What all benefits of the city give on some answers, and what to ask next; nothing is kept. */
export async function decideAll(
  turn: Turn,
  { body }: Input<typeof contract.decideAll>,
): Promise<Output<typeof contract.decideAll>> {
  const dictionary = await getFactDictionary(turn);
  const facts = readAnswers(dictionary, body.answers, { field: 'body.answers', source: 'self' });
  const published = (await listCurrentPolicies(turn, facts))
    .flatMap(benefitsOf)
    .filter(({ benefit }) => whose[benefit.beneficiary] === body.who);
  const asking = askOfVisitors(published, new Set(Object.keys(body.answers)));
  const all = decideEntitlements(
    published.map(({ compiled }) => compiled),
    dictionary,
    facts,
    { on: turn.today, prior: body.prior.map(priorOf), asking },
  );
  const byId = new Map(published.map((each) => [each.benefit.id, each]));
  const view = (standing: BenefitStanding): EntitlementView[] => {
    const of = byId.get(standing.benefitId);
    return of ? [entitlementView(of, standing, { turn, dictionary, facts, byId })] : [];
  };
  const question = (id: string) => {
    const asked = visitorQuestion(published, dictionary, id);
    return asked ? { ...asked, label: asStatement(factLabel(dictionary, id)) } : [];
  };
  return {
    benefits: all.benefits.flatMap(view),
    next: (all.next?.factIds ?? []).flatMap(question),
    answered: Object.keys(body.answers).flatMap(question),
    openCount: all.benefits.filter(({ standing }) => standing === 'open').length,
    totalFen: all.totalFen,
    hopedFen: all.hopedFen,
  };
}

const priorOf = ({
  benefitId,
  ...award
}: Input<typeof contract.decideAll>['body']['prior'][number]) => ({
  benefit: benefitId,
  ...award,
});

interface Around {
  readonly turn: Turn;
  readonly dictionary: FactDictionary;
  readonly facts: FactsGiven;
  readonly byId: ReadonlyMap<string, PublishedBenefit>;
}

function entitlementView(
  { benefit, dictionary: own }: PublishedBenefit,
  standing: BenefitStanding,
  { turn, dictionary, facts, byId }: Around,
): EntitlementView {
  const { id, name, summary, beneficiary, handling, window } = benefit;
  const { decision, compiled, payableFen, displacedBy, fromOthers } = standing;
  const refused = decision.outcome === 'no';
  const matters = decision.outcome === 'unknown' ? 'unknown' : 'no';
  return {
    benefitId: id,
    name,
    summary,
    beneficiary,
    handling,
    open: !['not-yet', 'closed'].includes(windowOn(window, turn.today, null)),
    standing: standing.standing,
    gives: decision.gives,
    amountFen: decision.amountFen,
    ranged: decision.rangeFen !== null,
    gift: giftInWords(decision),
    payableFen,
    reasons: decision.reasons
      .filter(({ outcome }) => outcome === matters || outcome === 'not-applicable')
      .map((reason) => ({
        conditionId: reason.conditionId,
        outcome: reason.outcome,
        says: reason.outcome === 'no' ? (reason.fails ?? reason.says) : reason.says,
        remedy: reason.remedy ?? null,
        clause: reason.clause.clause,
      })),
    waiting: fromOthers.map((factId) => ({
      factId,
      label: factLabel(own, factId),
      suppliedBy: [...(own.facts.get(factId)?.verifiedBy ?? [])],
    })),
    displacedBy: displacedBy.map((each) => ({
      benefitId: each.benefit,
      name: byId.get(each.benefit)?.benefit.name ?? { zh: each.benefit, en: each.benefit },
      clause: each.clause,
    })),
    beside: standing.says,
    ...whatTurns(dictionary, refused ? changesThatTurn(compiled, own, facts) : undefined),
  };
}
