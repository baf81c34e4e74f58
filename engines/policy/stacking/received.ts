import { unitFen } from '../amounts.ts';
import {
  byId,
  type Displacement,
  type EntitledBenefit,
  type PriorAward,
  type Reduction,
} from './entitlement.ts';
import { refOf, type RulesBetween } from './rules-between.ts';

/** A benefit after what was received before. */
export interface Candidate {
  readonly entitled: EntitledBenefit;
  /** Whole fen left to pay; 0 where the benefit gives no money. */
  readonly fen: number;
  readonly displacedBy: readonly Displacement[];
  readonly reducedBy: readonly Reduction[];
}

/** Awards in a fixed order, so that answers do not depend on the order given. */
export function inOrder(prior: readonly PriorAward[]): PriorAward[] {
  return prior.toSorted(
    (a, b) =>
      byId(a.on, b.on) ||
      byId(a.benefit, b.benefit) ||
      byId(a.holder, b.holder) ||
      a.fen - b.fen ||
      byId((a.groups ?? []).join(), (b.groups ?? []).join()),
  );
}

/** What is left of a benefit beside what was received before. */
export function besideReceived(
  entitled: EntitledBenefit,
  prior: readonly PriorAward[],
  rules: RulesBetween,
): Candidate {
  const { benefit } = entitled;
  const before = benefit.file.gives === 'money' ? (entitled.amountFen ?? 0) : 0;
  const displacedBy: Displacement[] = [];
  const reducedBy: Reduction[] = [];
  const own = prior.filter(({ holder }) => holder === 'self');
  const spouse = prior.filter(({ holder }) => holder === 'spouse');
  const displace = (award: PriorAward, ref: ReturnType<typeof refOf>) =>
    displacedBy.push({
      ...ref,
      benefit: award.benefit,
      receivedOn: award.on,
      holder: award.holder,
    });

  for (const award of own) {
    const [ref] = rules.excluding(entitled, award.benefit);
    if (ref) displace(award, ref);
  }
  // Rules in a fixed order, each with what it takes off.
  const stated = benefit.stacking.toSorted((a, b) =>
    byId(JSON.stringify(a.file), JSON.stringify(b.file)),
  );
  let fen = before;
  for (const rule of stated) {
    const { file } = rule;
    if (file.rule === 'no-double') {
      for (const award of own.filter((each) => rules.isIn(each, file.group))) {
        displace(award, refOf(rule, entitled));
      }
    }
    if (file.rule !== 'one-per-couple') continue;
    const awards = spouse.filter((each) => rules.isIn(each, file.group));
    if (awards.length === 0) continue;
    if (file.share === 'one') {
      for (const award of awards) displace(award, refOf(rule, entitled));
      continue;
    }
    const unit = unitFen[benefit.file.amount.rounding.to];
    const half = Math.floor(before / 2 / unit) * unit;
    const left = Math.max(0, before - awards.reduce((sum, each) => sum + each.fen, 0));
    const taken = Math.max(0, fen - Math.min(half, left));
    if (taken > 0)
      reducedBy.push({ ...refOf(rule, entitled), byFen: taken, benefits: idsOf(awards) });
    fen -= taken;
    if (taken > 0 && fen === 0) for (const award of awards) displace(award, refOf(rule, entitled));
  }
  const counted = new Set<PriorAward>();
  for (const rule of stated) {
    const { file } = rule;
    if (file.rule !== 'top-up') continue;
    const awards = own.filter((each) => rules.isIn(each, file.group) && !counted.has(each));
    for (const award of awards) counted.add(award);
    const taken = Math.min(
      fen,
      awards.reduce((sum, each) => sum + each.fen, 0),
    );
    if (taken > 0)
      reducedBy.push({ ...refOf(rule, entitled), byFen: taken, benefits: idsOf(awards) });
    fen -= taken;
    // Nothing is left above what was received: the benefit gives way altogether.
    if (taken > 0 && fen === 0) for (const award of awards) displace(award, refOf(rule, entitled));
  }
  if (displacedBy.length > 0)
    return { entitled, fen: 0, displacedBy: inFixedOrder(displacedBy), reducedBy: [] };
  return { entitled, fen, displacedBy: [], reducedBy };
}

const idsOf = (awards: readonly PriorAward[]): string[] =>
  [...new Set(awards.map(({ benefit }) => benefit))].toSorted(byId);

/** Each award once, by the first rule in order. */
function inFixedOrder(list: readonly Displacement[]): Displacement[] {
  const seen = new Set<string>();
  return list
    .toSorted(
      (a, b) =>
        byId(a.benefit, b.benefit) ||
        byId(a.receivedOn ?? '', b.receivedOn ?? '') ||
        byId(a.rule, b.rule),
    )
    .filter((each) => {
      const key = `${each.benefit} ${each.receivedOn ?? ''} ${each.holder ?? ''}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
