import { addMonths, daysBetween } from '@yanzhen/values/civil-date.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { getApplication, listApplications, type Application } from '../applications/offers.ts';
import { findAward, findPaid } from '../payments/offers.ts';
import * as contract from './contract.ts';
import { keepRecovery } from './open-recovery.ts';
import { newestReports, saveReport } from './report-store.ts';

const { faults, reportDays } = contract;

/** Cases in which something was paid and a service may run. */
const served = ['in-service', 'paid', 'payable', 'batched', 'signed', 'instructed', 'returned', 'stopped'] as const; // prettier-ignore

/** An employer's people whose benefits ask for service. */
export async function listServing(
  turn: Turn,
  { query }: Input<typeof contract.listServing>,
): Promise<Output<typeof contract.listServing>> {
  const { organisationId } = actorOf(turn);
  if (!organisationId) throw notFound();
  const { after, limit } = query;
  const page = await listApplications(
    turn,
    { state: [...served], organisationId, forOrganisation: false },
    { limit, ...(after ? { after } : {}) },
  );
  const reports = await newestReports(turn, page.rows.map(({ id }) => id)); // prettier-ignore
  const rows: Output<typeof contract.listServing>['rows'] = [];
  for (const application of page.rows) {
    const serviceUntil = await serviceEnds(turn, application);
    if (serviceUntil === null || serviceUntil < turn.today) continue;
    const report = reports.get(application.id);
    const { id, reference, applicantName, benefitId } = application;
    rows.push({
      applicationId: id,
      reference,
      name: applicantName,
      benefitId,
      serviceUntil,
      lastReport: report ? { kind: report.kind, on: report.on, at: report.at.toISOString() } : null,
    });
  }
  const { name: organisationName } = await getOrganisation(turn, organisationId);
  return { organisationName, rows, next: page.next };
}

/**
 * An employer says that a person still serves, or left. Leaving opens the recovery that the benefit's
 * duties ask for; a report after the days is taken and marked late.
 */
export async function reportService(
  turn: Turn,
  { params, body }: Input<typeof contract.reportService>,
): Promise<Output<typeof contract.reportService>> {
  const actor = actorOf(turn);
  const application = await getApplication(turn, params.applicationId);
  const own = application.organisationId === actor.organisationId && actor.organisationId !== null;
  if (!own) throw fault(faults.notYours, { status: 403 });
  const left = body.kind === 'left';
  const on = left ? body.on : turn.today;
  const award = await findAward(turn, application.id);
  if (!award || on > turn.today || on < award.grantedOn) {
    throw fault(faults.leftOn, { field: 'body.on', values: { from: award?.grantedOn ?? '' } });
  }
  await saveReport(turn, {
    applicationId: application.id,
    organisationId: actor.organisationId,
    personId: application.applicantPersonId,
    kind: body.kind,
    on,
    cause: left ? body.cause : null,
    note: left ? (body.note ?? null) : null,
    by: actor.personId,
  });
  const late = left && daysBetween(on, turn.today) > reportDays;
  await turn.record({
    act: 'recoveries.report-service',
    subject: { type: 'application', id: application.id },
    detail: { kind: body.kind, on, late },
  });
  if (left) {
    await keepRecovery(turn, application, { leftOn: on, cause: 'reported', reason: body.cause });
  }
  return { reported: true, late };
}

/** The last day of the service that a case asks for; null where it asks for none. */
async function serviceEnds(turn: Turn, application: Application): Promise<string | null> {
  const { benefit } = await getBenefit(turn, application.benefitId, application.policyDigest);
  const { serviceMonths } = benefit.duties;
  const paid = serviceMonths > 0 ? await findPaid(turn, application.id) : undefined;
  return paid?.firstPaidOn ? addMonths(paid.firstPaidOn, serviceMonths) : null;
}
