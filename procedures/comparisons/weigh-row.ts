import { createHash } from 'node:crypto';
import { canonicalText } from '@yanzhen/values/digest.ts';
import type { ComparisonKind, ListRow, Weighed } from './kind.ts';
import type { ComparedCase } from './read-cases.ts';

/** A finding against one case. */
export interface Finding extends Extract<Weighed, { found: 'suspect' }> {
  readonly of: ComparedCase;
  /** Tells two findings of one reason apart: by what they quote. */
  readonly digest: Buffer;
}

/** What a line comes to over all cases of its person. */
export type RowWeighed =
  | { readonly tally: 'unmatched' | 'clear' | 'no-data'; readonly findings: readonly [] }
  | { readonly tally: 'flagged'; readonly findings: readonly Finding[] };

/** Holds one line against the cases of its person; a line that tells of none of them is `no-data`. */
export function weighRow(
  kind: Pick<ComparisonKind, 'weigh'>,
  row: ListRow,
  cases: readonly ComparedCase[],
): RowWeighed {
  if (cases.length === 0) return { tally: 'unmatched', findings: [] };
  const weighed = cases.map((of) => ({ of, ...kind.weigh(row, of.standing) }));
  const findings = weighed.flatMap((each) =>
    each.found === 'suspect' ? [{ ...each, digest: digestOf(each.values) }] : [],
  );
  if (findings.length > 0) return { tally: 'flagged', findings };
  const told = weighed.some(({ found }) => found === 'nothing');
  return { tally: told ? 'clear' : 'no-data', findings: [] };
}

function digestOf(values: Readonly<Record<string, string>>): Buffer {
  return createHash('sha256').update(canonicalText(values)).digest();
}

/** By what a finding is known again: the same one exactly, or another of its reason. */
export function namesOf({ of, reason, digest }: Finding): readonly [string, string] {
  const name = `${of.applicationId}/${reason}`;
  return [`${name}/${digest.toString('hex')}`, name];
}
