import type { FactSource } from './contract.ts';

interface Statement {
  readonly value: unknown;
  readonly source: FactSource;
  readonly verified: boolean;
}

/**
 * What a new statement does to what is known: nothing, it is kept, or it contradicts something verified.
 *
 * An employer's or a department's word is not replaced by what a person says of themselves; the
 * person's own earlier words are. `null` takes an own statement back and leaves a verified one alone.
 */
export function weighStatement(
  known: Statement | undefined,
  said: Statement,
): 'keep' | 'leave' | 'contradicts' {
  if (!known) return said.value === null ? 'leave' : 'keep';
  const same = known.value === said.value;
  if (known.verified && !said.verified) {
    return same || said.value === null || known.value === null ? 'leave' : 'contradicts';
  }
  return same && known.source === said.source && known.verified === said.verified
    ? 'leave'
    : 'keep';
}
