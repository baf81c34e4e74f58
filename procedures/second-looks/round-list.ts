import { takeOfShare, type Digest, type Stratum } from '@yanzhen/draw';
import type { CaseDecision } from '../applications/offers.ts';

export interface Share {
  readonly benefit: string;
  readonly approved: number;
  readonly refused: number;
}

/** A decision on the list of a round. */
export interface ListedItem extends CaseDecision {
  readonly stratum: string;
  readonly take: number;
  readonly token: string;
  readonly salt: string;
}

/**
 * Puts decisions into strata, one for each benefit, outcome and officer, so that each officer's
 * approvals and refusals give at least one; and gives each a token that is published in its place.
 *
 * @param saltFor  Sixteen random bytes as hex, new for each: nobody finds the case by trying references.
 */
export function listItems(
  decisions: readonly CaseDecision[],
  shares: readonly Share[],
  digest: Digest,
  saltFor: () => string,
): ListedItem[] {
  const groups = new Map<string, CaseDecision[]>();
  for (const decision of decisions) {
    const key = strataKey(decision);
    const known = groups.get(key);
    if (known) known.push(decision);
    else groups.set(key, [decision]);
  }
  const keys = [...groups.keys()].toSorted();
  return keys.flatMap((key, at) => {
    const group = groups.get(key) ?? [];
    const [first] = group;
    const share = shares.find((each) => each.benefit === first?.benefitId);
    const percent = first && share ? share[first.outcome] : 0;
    const place = { stratum: `S${String(at + 1).padStart(4, '0')}`, take: takeOfShare(group.length, percent) }; // prettier-ignore
    return group.map((decision) => {
      const salt = saltFor();
      return { ...decision, ...place, salt, token: tokenOf(digest, salt, decision) };
    });
  });
}

/** What stands on the published list for a decision: who is told the salt can check it. */
function tokenOf(
  digest: Digest,
  salt: string,
  { reference, outcome }: Pick<CaseDecision, 'reference' | 'outcome'>,
): string {
  return digest([salt, reference ?? '', outcome].join('\n')).slice(0, 32);
}

/** The strata of a list, as the draw takes them. */
export function strataOf(
  items: readonly { readonly stratum: string; readonly take: number; readonly token: string }[],
): Stratum[] {
  const strata = new Map<string, { id: string; take: number; items: string[] }>();
  for (const { stratum, take, token } of items) {
    const known = strata.get(stratum);
    if (known) known.items.push(token);
    else strata.set(stratum, { id: stratum, take, items: [token] });
  }
  return [...strata.values()];
}

function strataKey({ benefitId, outcome, officerPersonId }: CaseDecision): string {
  return `${benefitId} ${outcome} ${officerPersonId ?? '-'}`;
}
