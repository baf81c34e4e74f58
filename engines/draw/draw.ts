import { byCodeUnits, listDigestOf, protocol, requireSeed, type Digest } from './commitment.ts';
import { listProblems, type Stratum } from './stratum.ts';

/** One item with its ticket. */
export interface Ticket {
  readonly stratum: string;
  readonly item: string;
  /** Hex digest; the lowest tickets of a stratum are taken. */
  readonly ticket: string;
  readonly taken: boolean;
}

export interface Drawn {
  readonly listDigest: string;
  /** Every item, strata by name, within each the lowest ticket first: those not taken are the waiting list. */
  readonly tickets: readonly Ticket[];
}

/**
 * Draws without replacement from each stratum: every item gets the ticket
 * `H(protocol/ticket, seed, list digest, stratum, item)`, and the `take` lowest are taken.
 *
 * Nothing depends on the order of the list, and who knows seed and list computes the same pick with any
 * program that has the digest.
 *
 * @param seed    64 small hex digits, committed to before the list was known.
 * @throws RangeError for a bad seed or a list with problems (`listProblems` tells them).
 * @source Ticket numbers by a keyed hash: R. L. Rivest, "Consistent Sampling with Replacement",
 *         arXiv:1808.10016 (2018), used without replacement; a published list and a random value
 *         that anyone can recompute from: RFC 3797.
 */
export function draw(digest: Digest, seed: string, strata: readonly Stratum[]): Drawn {
  requireSeed(seed);
  const [problem] = listProblems(strata);
  if (problem) throw new RangeError(`the list cannot be drawn: ${JSON.stringify(problem)}`);
  const listDigest = listDigestOf(digest, strata);
  const tickets = strata
    .toSorted((a, b) => byCodeUnits(a.id, b.id))
    .flatMap(({ id, take, items }) =>
      items
        .map((item) => ({ item, ticket: ticketOf(digest, seed, listDigest, id, item) }))
        .toSorted((a, b) => byCodeUnits(a.ticket, b.ticket) || byCodeUnits(a.item, b.item))
        .map((each, place) => ({ stratum: id, ...each, taken: place < take })),
    );
  return { listDigest, tickets };
}

function ticketOf(
  digest: Digest,
  seed: string,
  listDigest: string,
  stratum: string,
  item: string,
): string {
  return digest([`${protocol}/ticket`, seed, listDigest, stratum, item].join('\n'));
}
