import type { ConditionReason, FactsGiven } from '@yanzhen/policy';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { ServiceReport } from '../recoveries/offers.ts';
import type { Finding } from './contract.ts';

/** Facts that somebody other than the person said after a day: only they check a duty again. */
export function saidSince(facts: FactsGiven, since: CivilDate): FactsGiven {
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([, fact]) => fact?.verified === true && fact.asOf !== undefined && fact.asOf > since,
    ),
  );
}

/**
 * What is known again of the duties that a part depends on.
 *
 * @param recheck  Conditions of the benefit, by id.
 * @param reasons  Of the benefit decided by the facts said since the last check, and by nothing else.
 * @param report   The newest report of the person's service; undefined where there is none.
 * @param broken   A recovery of the case is under way.
 * @param serves   Somebody serves for it; an organisation does not.
 * @param acceptedOn  Day on which the part's milestone was accepted; null while it is not.
 */
export function findDuties(
  recheck: readonly string[],
  reasons: readonly ConditionReason[],
  known: {
    readonly since: CivilDate;
    readonly report: ServiceReport | undefined;
    readonly broken: boolean;
    readonly serves: boolean;
    readonly acceptedOn: CivilDate | null;
  },
): Finding[] {
  return [
    ...(known.serves || known.broken ? [service(known)] : []),
    ...(recheck.includes('acceptance') ? [acceptance(known.acceptedOn)] : []),
    ...reasons.filter(({ conditionId }) => recheck.includes(conditionId)).map(ofCondition),
  ];
}

/** Whether all hold; a single unknown leaves it to an officer. */
export function allHold(findings: readonly Finding[]): boolean {
  return findings.every(({ outcome }) => outcome === 'yes');
}

function service({
  since,
  report,
  broken,
}: Pick<Parameters<typeof findDuties>[2], 'since' | 'report' | 'broken'>): Finding {
  const says = { zh: '仍在本市服务', en: 'Still in service here' };
  if (broken) return { id: 'service', says, outcome: 'no', source: 'recovery', on: null };
  if (report?.kind === 'left') {
    return { id: 'service', says, outcome: 'no', source: 'report', on: report.on };
  }
  if (report && report.on > since) {
    return { id: 'service', says, outcome: 'yes', source: 'report', on: report.on };
  }
  return { id: 'service', says, outcome: 'unknown', source: null, on: null };
}

/** That the milestone is accepted is known by its acceptance alone; nobody confirms it otherwise. */
function acceptance(on: CivilDate | null): Finding {
  const says = { zh: '里程碑验收合格', en: 'The milestone is accepted' };
  return on === null
    ? { id: 'acceptance', says, outcome: 'unknown', source: null, on: null }
    : { id: 'acceptance', says, outcome: 'yes', source: 'acceptance', on };
}

function ofCondition({ conditionId: id, says, outcome, facts }: ConditionReason): Finding {
  if (outcome !== 'yes' && outcome !== 'no') {
    return { id, says, outcome: 'unknown', source: null, on: null };
  }
  const newest = facts.reduce<(typeof facts)[number] | undefined>(
    (best, each) => ((best?.asOf ?? '') < (each.asOf ?? '') ? each : best),
    undefined,
  );
  const source = sources.find((each) => each === newest?.source) ?? 'employer';
  return { id, says, outcome, source, on: newest?.asOf ?? null };
}

const sources = ['document', 'employer', 'department', 'import'] as const;
