import { fault } from '@yanzhen/server/routes/fault.ts';
import { holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  allowedMoves,
  correctionsOf,
  isOwn,
  listEvents,
  standingOf,
} from '@yanzhen/procedures/applications/offers.ts';
import { listEvidenceOf, viewEvidence } from '@yanzhen/procedures/evidence/offers.ts';
import { milestonesOfCases, viewSchedule } from '@yanzhen/procedures/instalments/offers.ts';
import { findAward } from '@yanzhen/procedures/payments/offers.ts';
import { findRecoveryOf } from '@yanzhen/procedures/recoveries/offers.ts';
import { factLabel, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { getProjects } from '@yanzhen/registers/projects/offers.ts';
import { accountsOfOrganisations } from '@yanzhen/registers/talents/offers.ts';
import { terminators } from './contract.ts';
import type { FundApplication, FundRow } from './contract-applications.ts';
import { decideFund } from './decide-fund.ts';
import { laterParts } from './fund-benefits.ts';
import type { FundListed } from './fund-store.ts';
import { benefitOfFund, isOpenToChange, type Fund } from './own-fund.ts';

/** States in which a grant is made and not at its end. */
const running = ['in-service', 'payable', 'returned'];

export function viewRow(row: FundListed): FundRow {
  const { callId, callNumber, callTitle, projectId, projectNumber, projectName } = row;
  const { partnerName, milestones, accepted, overdue, ...shown } = row;
  return {
    applicationId: shown.applicationId,
    reference: shown.reference,
    state: shown.state,
    dueOn: shown.dueOn,
    call: { id: callId, number: callNumber, title: callTitle },
    project: { id: projectId, number: projectNumber, name: projectName, partnerName },
    enterpriseName: shown.enterpriseName,
    county: shown.county,
    requestedFen: shown.requestedFen,
    amountFen: shown.amountFen,
    paidFen: shown.paidFen,
    milestones: { all: milestones, accepted, overdue },
  };
}

/** One application with all that its readers see of it. */
export async function viewFund(turn: Turn, fund: Fund): Promise<FundApplication> {
  const { application, listed } = fund;
  const { id, organisationId } = application;
  const actor = actorOf(turn);
  const own = isOwn(application, actor);
  const published = await benefitOfFund(turn, application);
  const project = (await getProjects(turn, [listed.projectId])).get(listed.projectId);
  if (!project) throw fault('request.not-found', { status: 404 });
  const events = await listEvents(turn, id);
  const moves = allowedMoves(application, actor);
  const accounts = await accountsOfOrganisations(turn, organisationId ? [organisationId] : []);
  const { decision } = await decideFund(turn, application, published);
  const { specialFundFen, enterpriseFen, totalFen } = project;
  return {
    ...viewRow(listed),
    version: application.version,
    standing: standingOf(application),
    plan: { specialFundFen, enterpriseFen, totalFen },
    agreed: (await milestonesOfCases(turn, [id])).map(
      ({ id: milestoneId, partId, says, dueOn, state, overdue }) => ({
        id: milestoneId,
        partId,
        says,
        dueOn,
        state,
        overdue,
      }),
    ),
    laterParts: laterParts(published).map(({ id: part, name, share }) => ({ id: part, name, share })),
    schedule: (await findAward(turn, id)) ? await viewSchedule(turn, id) : null,
    decision: {
      outcome: decision.outcome,
      amountFen: decision.amountFen,
      reasons: decision.reasons.map(({ conditionId, outcome, says, fails, remedy }) => ({
        id: conditionId,
        outcome,
        says: outcome === 'no' ? (fails ?? says) : says,
        remedy: remedy ?? null,
      })),
    },
    ...(await viewPapers(turn, fund, published, own)),
    asked: viewAsked(published, events),
    refusal:
      application.state === 'refused'
        ? (events.findLast(({ move }) => move === 'refuse')?.reason ?? null)
        : null,
    account: accounts.get(organisationId ?? '') ?? null,
    recoveryId: (await findRecoveryOf(turn, id))?.id ?? null,
    maySave: own && (await isOpenToChange(turn, application)),
    mayWithdraw: own && moves.includes('withdraw'),
    mayTerminate:
      running.includes(application.state) && holdsFor(actor, terminators, application.county),
  };
} // prettier-ignore

async function viewPapers(
  turn: Turn,
  { application }: Fund,
  { benefit }: PublishedBenefit,
  own: boolean,
): Promise<Pick<FundApplication, 'papers' | 'evidence'>> {
  const files = await listEvidenceOf(turn, application.id);
  const listed = new Set(benefit.evidence.map(({ code }) => code));
  return {
    papers: benefit.evidence.map(({ code, name, required }) => ({
      code,
      name,
      required,
      uploaded: files.filter((file) => file.code === code).length,
    })),
    // Papers of milestones are shown with them.
    evidence: (await viewEvidence(turn, application, own)).filter(({ code }) => listed.has(code)),
  };
}

function viewAsked(
  { benefit, dictionary }: PublishedBenefit,
  events: Parameters<typeof correctionsOf>[0],
): FundApplication['asked'] {
  const last = correctionsOf(events).at(-1);
  if (!last || last.correctedAt !== null) return [];
  return last.items.map(({ kind, id, note }) => {
    const paper = benefit.evidence.find(({ code }) => code === id)?.name ?? { zh: id, en: id };
    return { name: kind === 'evidence' ? paper : factLabel(dictionary, id), note };
  });
}
