import { Fault, fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { procedureOf, startApplication } from '@yanzhen/procedures/applications/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { getProjects, listOpenProjectsOf } from '@yanzhen/registers/projects/offers.ts';
import { isOpen } from './calls.ts';
import { findCall, type CallRow } from './call-store.ts';
import { faults } from './contract.ts';
import type * as contract from './contract-applications.ts';
import * as store from './fund-store.ts';

/** Projects of the agent's enterprise that a call names the field of. */
export async function listProjectsForCall(
  turn: Turn,
  { params }: Input<typeof contract.listProjectsForCall>,
): Promise<Output<typeof contract.listProjectsForCall>> {
  const { organisationId } = actorOf(turn);
  const call = await getOpenCall(turn, params.callId);
  if (organisationId === null) return { rows: [] };
  const projects = (await listOpenProjectsOf(turn, organisationId)).filter((each) => fits(call, each));
  const ids = projects.map(({ id }) => id);
  const taken = new Map(
    (await store.listOpenOf(turn, call.benefitId, ids)).map((each) => [each.projectId, each.applicationId]),
  );
  return {
    rows: projects.map(({ id, number, name, partnerName, specialFundFen, enterpriseFen }) => ({
      id,
      number,
      name,
      partnerName,
      specialFundFen,
      enterpriseFen,
      applicationId: taken.get(id) ?? null,
    })),
  };
} // prettier-ignore

/**
 * An agent begins an application for a project of the own enterprise. The case is the enterprise's; a project has one
 * that is open or paid, an enterprise as many as it has projects.
 */
export async function startFund(
  turn: Turn,
  { params, body }: Input<typeof contract.startFund>,
): Promise<Output<typeof contract.startFund>> {
  const actor = actorOf(turn);
  const call = await getOpenCall(turn, params.callId);
  const project = (await getProjects(turn, [body.projectId])).get(body.projectId);
  const isOwn = actor.organisationId !== null && project?.enterpriseId === actor.organisationId;
  const isUnderWay = project?.state === 'planned' || project?.state === 'running';
  if (!project || !isOwn || !isUnderWay || !fits(call, project)) {
    throw fault(faults.projectUnfit, { status: 400, field: 'body.projectId' });
  }
  const enterprise = await getOrganisation(turn, project.enterpriseId);
  const published = await getBenefit(turn, call.benefitId);
  const started = await startApplication(turn, {
    benefitId: call.benefitId,
    policyDigest: published.digest,
    applicantPersonId: actor.personId,
    applicantName: enterprise.name,
    organisationId: enterprise.id,
    forOrganisation: true,
    subject: { type: 'project', id: project.id },
    county: project.county,
    cluster: project.cluster,
    ...procedureOf(published),
  }).catch((error: unknown) => {
    if (!(error instanceof Fault) || error.code !== 'applications.already-open') throw error;
    throw fault(faults.appliedBefore, { field: 'body.projectId', values: error.values });
  });
  await store.saveFundRow(turn, { applicationId: started.id, projectId: project.id, call });
  await turn.record({
    act: 'special-funds.start',
    subject: { type: 'application', id: started.id },
    detail: { callId: call.id, projectId: project.id },
  });
  return { applicationId: started.id };
}

async function getOpenCall(turn: Turn, id: string): Promise<CallRow> {
  const call = await findCall(turn, id);
  if (!call || call.state === 'draft' || call.state === 'withdrawn') throw notFound();
  if (!isOpen(turn, call)) throw callShut(call);
  return call;
}

/** The fault of a call that takes nothing today, with its days. */
export function callShut({ opensOn, lastDay }: Pick<CallRow, 'opensOn' | 'lastDay'>): Fault {
  return fault(faults.callShut, { values: { from: opensOn, to: lastDay } });
}

function fits({ fields }: CallRow, { field }: { readonly field: CallRow['fields'][number] }): boolean {
  return fields.length === 0 || fields.includes(field);
} // prettier-ignore
