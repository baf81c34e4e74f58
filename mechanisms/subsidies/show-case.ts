import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  correctionsOf,
  listEvents,
  pathOfSubject,
  standingOf,
} from '@yanzhen/procedures/applications/offers.ts';
import { mayCompare } from '@yanzhen/procedures/lapses/offers.ts';
import { listEvidenceOf, viewEvidence } from '@yanzhen/procedures/evidence/offers.ts';
import { recordView } from '@yanzhen/procedures/desk/offers.ts';
import { factLabel, personDecision } from '@yanzhen/registers/policies/offers.ts';
import { getTalent } from '@yanzhen/registers/talents/offers.ts';
import type { OfficerNode } from '@yanzhen/policy';
import { besideOf } from './beside.ts';
import { caseRows } from './case-row.ts';
import type * as contract from './contract.ts';
import type { OfficerStep } from './contract-parts.ts';
import { listDays, mayCorrect } from './correct-date.ts';
import { listAskable, viewCorrections } from './corrections.ts';
import { computeDecision, keptDecisionOf, viewKept } from './decide.ts';
import { factsShown } from './facts-shown.ts';
import { neededEvidence } from './missing.ts';
import { viewEvent } from './my-view.ts';
import { benefitOf, getStaffCase } from './own-case.ts';
import { listCorrectedDates, nameOfPerson } from './store.ts';

/** One case as an office sees it; the view is recorded once a person, case and day. */
export async function showCase(
  turn: Turn,
  { params }: Input<typeof contract.showCase>,
): Promise<Output<typeof contract.showCase>> {
  const application = await getStaffCase(turn, params.applicationId);
  const published = await benefitOf(turn, application);
  const personId = application.applicantPersonId;
  const talent = await getTalent(turn, personId);
  const computed = await computeDecision(turn, application, published);
  const evidence = await listEvidenceOf(turn, application.id);
  const events = await listEvents(turn, application.id);
  const kept = keptDecisionOf(application);
  const [row] = await caseRows(turn, [application]);
  if (!row) throw new Error('a case without its line');
  const dates = await listCorrectedDates(turn, application.id);
  await recordView(turn, 'subsidies.view-case', { subject: 'application', id: application.id });
  const refusal = events.findLast((event) => event.move === 'refuse');
  return {
    ...row,
    version: application.version,
    // Of an organisation's own case, the person only acts for it.
    identityNumber: application.forOrganisation ? null : talent.identityNumber,
    mobile: talent.mobile,
    personId,
    subjectPath: pathOfSubject(application),
    standing: standingOf(application),
    mayCompare: mayCompare(turn, application),
    filedBy: await filedBy(turn, application),
    facts: factsShown(published, computed.facts),
    evidenceNeeded: neededEvidence(published, evidence),
    evidence: await viewEvidence(turn, application, false),
    decision: kept && viewKept(published, kept),
    tree: kept && treeOf(kept.record.officerTree),
    decisionNow: personDecision(published, computed.decision, computed.facts),
    beside: await besideOf(turn, application, published),
    policyDigest: application.policyDigest,
    decisionDigest: kept?.digest ?? null,
    corrections: viewCorrections(published, application, correctionsOf(events), evidence),
    askable: listAskable(published),
    timeline: events.map(viewEvent),
    correctedDates: dates.map(({ factId, at, ...line }) => ({
      ...line,
      at: at.toISOString(),
      label: factLabel(published.dictionary, factId),
    })),
    correctable: mayCorrect(application, actorOf(turn)) ? listDays(published) : [],
    remedy: typeof refusal?.detail['remedy'] === 'string' ? refusal.detail['remedy'] : null,
  };
}

async function filedBy(
  turn: Turn,
  application: Awaited<ReturnType<typeof getStaffCase>>,
): Promise<Output<typeof contract.showCase>['filedBy']> {
  if (application.forOrganisation) {
    return { name: await nameOfPerson(turn, application.applicantPersonId), consent: '' };
  }
  if (!application.filedByPersonId) return null;
  const consent = application.answers['consent'] as { how: string; note: string } | undefined;
  const name = await nameOfPerson(turn, application.filedByPersonId);
  return { name, consent: consent ? `${consent.how}: ${consent.note}` : '' };
}

function treeOf(node: OfficerNode): OfficerStep {
  return {
    text: node.text,
    value: node.value,
    ...(node.unit ? { unit: node.unit } : {}),
    ...(node.names ? { names: { ...node.names } } : {}),
    ...(node.source ? { source: node.source } : {}),
    ...(node.asOf ? { asOf: node.asOf } : {}),
    ...(node.clause ? { clause: { ...node.clause } } : {}),
    children: node.children.map(treeOf),
  };
}
