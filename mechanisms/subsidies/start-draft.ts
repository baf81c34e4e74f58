import { Fault, fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  findOpenApplication,
  procedureOf,
  startApplication,
  type NewApplication,
} from '@yanzhen/procedures/applications/offers.ts';
import { appliedForByPersons } from '@yanzhen/registers/policies/contract.ts';
import { getBenefit, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { countyOf } from '@yanzhen/registers/talents/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { windowToday } from './decide.ts';

/** The talent starts an application, or goes on with the draft that is there. */
export async function startDraft(
  turn: Turn,
  { body }: Input<typeof contract.startDraft>,
): Promise<Output<typeof contract.startDraft>> {
  const { personId, name } = actorOf(turn);
  const published = await getBenefit(turn, body.benefitId);
  const county = await countyOf(turn, personId);
  return openDraft(turn, published, { applicantPersonId: personId, applicantName: name, county });
}

/** Opens a draft for a person; one that this same door may go on with is given back. */
export async function openDraft(
  turn: Turn,
  published: PublishedBenefit,
  draft: Pick<NewApplication, 'applicantPersonId' | 'applicantName'> & Partial<NewApplication>,
): Promise<{ applicationId: string; resumed: boolean }> {
  if (!appliedForByPersons(published.benefit)) {
    throw fault(faults.notAppliedFor, {
      field: 'body.benefitId',
      values: { name: published.benefit.name.zh, nameEn: published.benefit.name.en },
    });
  }
  const window = windowToday(turn, published, {});
  if (window === 'not-yet' || window === 'closed') throw windowClosed(published);
  const filedByPersonId = draft.filedByPersonId ?? null;
  try {
    const started = await startApplication(turn, {
      ...draft,
      benefitId: published.benefit.id,
      policyDigest: published.digest,
      ...procedureOf(published),
    });
    await turn.record({
      act: 'subsidies.start',
      subject: { type: 'application', id: started.id },
      detail: { benefitId: started.benefitId },
    });
    return { applicationId: started.id, resumed: false };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'applications.already-open') throw error;
    const open = await findOpenApplication(turn, published.benefit.id, draft.applicantPersonId);
    if (open?.state === 'draft' && open.filedByPersonId === filedByPersonId) {
      return { applicationId: open.id, resumed: true };
    }
    throw fault(faults.alreadyOpen, {
      field: 'body.benefitId',
      values: { reference: open?.reference ?? '—', applicationId: open?.id ?? '' },
    });
  }
}

/** The fault of a benefit that is not open today, with its days. */
export function windowClosed({ benefit }: PublishedBenefit): Fault {
  const { opensOn, closesOn, within, clause } = benefit.window;
  return fault(faults.windowClosed, {
    values: { opensOn, closesOn: closesOn ?? '—', months: within?.months ?? '—', clause },
  });
}
