import type { PublishedBenefit } from './published-benefit.ts';

type Stacked = Pick<PublishedBenefit, 'benefit'>;

/**
 * Of many benefits those that a benefit goes with or against, through however many steps: they name one group
 * in a rule, or one of them excludes the other. No other benefit changes what it pays.
 */
export function relatedTo<Of extends Stacked>(own: Stacked, others: readonly Of[]): Of[] {
  const found: Of[] = [];
  let left = others;
  for (let last: readonly Stacked[] = [own]; last.length > 0;) {
    const next = left.filter((each) => last.some((known) => touches(known, each)));
    found.push(...next);
    left = left.filter((each) => !next.includes(each));
    last = next;
  }
  return found;
}

function touches({ benefit: a }: Stacked, { benefit: b }: Stacked): boolean {
  const groups = new Set(groupsOf(a));
  const excluded = excludedBy(a).includes(b.id) || excludedBy(b).includes(a.id);
  return excluded || groupsOf(b).some((group) => groups.has(group));
}

const groupsOf = ({ stacking }: Stacked['benefit']): string[] =>
  stacking.flatMap((rule) => ('group' in rule ? rule.group : []));

const excludedBy = ({ stacking }: Stacked['benefit']): string[] =>
  stacking.flatMap((rule) => (rule.rule === 'exclusive-with' ? rule.benefits : []));
