import {
  byCodeUnits,
  commitmentOf,
  isSeed,
  listDigestOf,
  protocol,
  type Digest,
} from './commitment.ts';
import { draw } from './draw.ts';
import { listProblems, type Stratum } from './stratum.ts';

/** What is published of a draw; all that recomputing takes. */
export interface DrawRecord {
  readonly protocol: string;
  readonly commitment: string;
  readonly listDigest: string;
  readonly seed: string;
  readonly list: readonly {
    readonly stratum: string;
    readonly take: number;
    readonly item: string;
  }[];
  readonly picks: readonly string[];
}

export type DrawProblem = 'protocol' | 'seed' | 'commitment' | 'list' | 'list-digest' | 'picks';

/** Everything in a published draw that does not come out the same when it is computed again. */
export function verifyDraw(digest: Digest, record: DrawRecord): DrawProblem[] {
  if (record.protocol !== protocol) return ['protocol'];
  if (!isSeed(record.seed)) return ['seed'];
  const strata = strataOf(record.list);
  if (!strata || listProblems(strata).length > 0) return ['list'];
  const problems: DrawProblem[] = [];
  if (commitmentOf(digest, record.seed) !== record.commitment) problems.push('commitment');
  if (listDigestOf(digest, strata) !== record.listDigest) problems.push('list-digest');
  const picks = draw(digest, record.seed, strata).tickets.filter((each) => each.taken);
  const drawn = picks.map((each) => each.item).toSorted(byCodeUnits);
  const told = record.picks.toSorted(byCodeUnits);
  if (drawn.join('\n') !== told.join('\n')) problems.push('picks');
  return problems;
}

/** The strata of a list of lines; undefined where one stratum is said to take two numbers. */
function strataOf(list: DrawRecord['list']): Stratum[] | undefined {
  const strata = new Map<string, { id: string; take: number; items: string[] }>();
  for (const { stratum, take, item } of list) {
    const known = strata.get(stratum);
    if (known && known.take !== take) return undefined;
    if (known) known.items.push(item);
    else strata.set(stratum, { id: stratum, take, items: [item] });
  }
  return [...strata.values()];
}
