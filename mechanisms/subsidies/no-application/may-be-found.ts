import type { LatestOffer } from './offer-store.ts';

/**
 * Whether a person who is entitled goes on a list, by the newest offer of the benefit to them.
 *
 * A person's own *no*, and a term that ran out, hold until they ask again. What an office took out, what lapsed,
 * and a case that ended without being paid come back only on other grounds: other facts, another sum, another
 * version of the policy.
 */
export function mayBeFound(
  latest: Pick<LatestOffer, 'state' | 'basis'> | undefined,
  basis: string,
): boolean {
  switch (latest?.state) {
    case undefined:
    case 'asked':
      return true;
    case 'found':
    case 'waiting':
    case 'offered':
    case 'declined':
    case 'expired':
      return false;
    case 'taken-out':
    case 'lapsed':
    case 'confirmed':
      return latest.basis !== basis;
  }
}
