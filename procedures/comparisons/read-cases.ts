import { addMonths } from '@yanzhen/values/civil-date.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getOrganisations } from '@yanzhen/registers/organisations/offers.ts';
import { factsNeeded, getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { standings } from '../applications/offers.ts';
import { listInstalments } from '../payments/offers.ts';
import { matchCases, type MatchedCase } from './case-store.ts';
import type { CaseStanding } from './kind.ts';

/** A matched case with what a list is held against. */
export interface ComparedCase extends MatchedCase {
  readonly standing: CaseStanding;
}

/** States in which a case is under way though nothing was granted. */
const openStates = Object.entries(standings).flatMap(([state, { ends }]) =>
  ends || state === 'draft' ? [] : [state],
);

/**
 * Cases of the persons whom a list names, by the blind index of their identity number; the number itself reaches
 * no statement.
 *
 * @param asOf  The day that the list tells of.
 */
export async function readCases(
  turn: Turn,
  identityNumbers: readonly string[],
  asOf: CivilDate,
): Promise<ReadonlyMap<string, readonly ComparedCase[]>> {
  const byIndex = new Map(
    identityNumbers.map((number) => [
      turn.secrets.index('identity', number).toString('hex'),
      number,
    ]),
  );
  const indexes = [...byIndex.keys()].map((hex) => Buffer.from(hex, 'hex'));
  const cases = indexes.length === 0 ? [] : await matchCases(turn, indexes, openStates);
  const employers = await getOrganisations(turn, [
    ...new Set(cases.flatMap(({ organisationId }) => organisationId ?? [])),
  ]);
  const parts = await listInstalments(
    turn,
    cases.map(({ applicationId }) => applicationId),
  );
  const found = new Map<string, ComparedCase[]>();
  for (const one of cases) {
    const employer = one.organisationId === null ? undefined : employers.get(one.organisationId);
    const standing: CaseStanding = {
      asOf,
      employer: employer ? { creditCode: employer.creditCode, name: employer.name } : null,
      grantedOn: one.grantedOn,
      ...(await readDuties(turn, one)),
      parts: parts.filter(({ applicationId }) => applicationId === one.applicationId),
    };
    const number = byIndex.get(one.identityIndex.toString('hex')) ?? '';
    found.set(number, [...(found.get(number) ?? []), { ...one, standing }]);
  }
  return found;
}

/** What the benefit asks of the person, by the policy version of the case. */
async function readDuties(
  turn: Turn,
  { benefitId, policyDigest, firstPaidOn, boughtOn }: MatchedCase,
): Promise<Pick<CaseStanding, 'service' | 'firstHome'>> {
  const published = await getBenefit(turn, benefitId, policyDigest);
  const { serviceMonths } = published.benefit.duties;
  const from = serviceMonths > 0 ? firstPaidOn : null;
  const asks = factsNeeded(published).includes('firstHome');
  const clause = asks
    ? published.compiled.explain({}).reasons.find(({ facts }) => facts.some(({ id }) => id === 'firstHome'))?.clause // prettier-ignore
    : undefined;
  return {
    service: from === null ? null : { from, until: addMonths(from, serviceMonths) },
    firstHome: asks ? { clause: clause?.clause ?? '', boughtOn } : null,
  };
}
