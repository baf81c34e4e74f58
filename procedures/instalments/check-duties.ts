import { civilDateOf, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { factsOfCase, getApplication, type Application } from '../applications/offers.ts';
import {
  findAward,
  listInstalments,
  listPartsDue,
  listReady,
  moveInstalments,
  type InstalmentRow,
} from '../payments/offers.ts';
import { hasOpenRecovery, newestReports } from '../recoveries/offers.ts';
import type { Finding } from './contract.ts';
import { allHold, findDuties, saidSince } from './find-duties.ts';
import { payNext } from './pay-next.ts';
import * as milestones from './milestone-store.ts';
import * as store from './store.ts';

/** Parts looked at in one run of the job. */
const most = 200;

/**
 * Each night: parts whose day has come fall due and their duties are looked at again; what holds can
 * be paid, what nobody has said anything of waits for an officer. Safe to run at any time and twice.
 */
export async function checkDuties(turn: Turn): Promise<void> {
  for (const part of await listPartsDue(turn, most)) await openPart(turn, part);
  for (const { applicationId } of await milestones.listAcceptedEarly(turn, most)) {
    await openAccepted(turn, applicationId);
  }
  let after: string | undefined;
  do {
    const checks = await store.listChecks(turn, { state: 'open', counties: [] }, after, most);
    for (const check of checks) await lookAgain(turn, check);
    after = checks.length === most ? checks.at(-1)?.id : undefined;
  } while (after !== undefined);
  for (const part of await listReady(turn, most)) {
    await payNext(turn, await getApplication(turn, part.applicationId), part);
  }
}

/**
 * Looks at the parts of a case whose milestone is accepted: one whose day has not come falls due at once, when nothing
 * before it is to be paid.
 */
export async function openAccepted(turn: Turn, applicationId: string): Promise<void> {
  const parts = await listInstalments(turn, [applicationId]);
  const accepted = await acceptedParts(turn, applicationId);
  for (const part of parts) {
    const waits = parts.some(
      ({ number, state }) => number < part.number && state !== 'paid' && state !== 'stopped',
    );
    if (part.state === 'planned' && accepted.has(part.partId) && !waits) await openPart(turn, part);
  }
  for (const check of await store.listOpenOf(turn, applicationId)) await lookAgain(turn, check);
}

/** Parts of a case whose milestone is accepted, with the day of the acceptance. */
async function acceptedParts(
  turn: Turn,
  applicationId: string,
): Promise<ReadonlyMap<string, CivilDate>> {
  const rows = await milestones.listOfCases(turn, [applicationId]);
  return new Map(
    rows.flatMap(({ partId, acceptedAt }) =>
      acceptedAt ? [[partId, civilDateOf(acceptedAt)] as const] : [],
    ),
  );
}

async function openPart(turn: Turn, part: InstalmentRow): Promise<void> {
  const { applicationId, number: instalment } = part;
  const key = { applicationId, instalment };
  if ((await moveInstalments(turn, [key], ['planned'], 'due')) === 0) return;
  const application = await getApplication(turn, applicationId);
  const award = await findAward(turn, applicationId);
  const since = (await store.lastMetOn(turn, applicationId)) ?? award?.grantedOn ?? part.dueOn;
  const findings = await lookAt(turn, application, part, since);
  await store.openCheck(turn, { ...key, since, findings });
}

/** Looks at an open check again; a part whose duties all hold by now is checked. */
async function lookAgain(turn: Turn, check: store.CheckRow): Promise<void> {
  const { applicationId, instalment } = check;
  const part = (await listInstalments(turn, [applicationId])).find(
    ({ number }) => number === instalment,
  );
  if (!part) throw new Error('a check without its part');
  const application = await getApplication(turn, applicationId);
  const findings = await lookAt(turn, application, part, check.since);
  if (JSON.stringify(findings) !== JSON.stringify(check.findings)) {
    await store.saveFindings(turn, check.id, findings);
  }
  if (!allHold(findings) || !(await store.decideCheck(turn, check.id, 'met', null))) return;
  await moveInstalments(turn, [{ applicationId, instalment }], ['due'], 'checked');
  await turn.record({
    act: 'instalments.met',
    subject: { type: 'application', id: applicationId },
    detail: { instalment, findings: findings.map(({ id, source, on }) => ({ id, source, on })) },
  });
}

/** What is known again of the duties of a part, by the policy version of the case. */
async function lookAt(
  turn: Turn,
  application: Application,
  part: InstalmentRow,
  since: CivilDate,
): Promise<Finding[]> {
  const { id, benefitId, policyDigest, forOrganisation } = application;
  const { compiled } = await getBenefit(turn, benefitId, policyDigest);
  const facts = saidSince(await factsOfCase(turn, application), since);
  const { reasons } = compiled.explain(facts);
  const acceptedOn = (await acceptedParts(turn, id)).get(part.partId) ?? null;
  return findDuties(part.recheck ?? [], reasons, {
    since,
    serves: !forOrganisation,
    acceptedOn,
    report: (await newestReports(turn, [id])).get(id),
    broken: await hasOpenRecovery(turn, id),
  });
}
