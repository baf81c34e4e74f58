import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  moveApplication,
  procedureOf,
  requireMove,
  standingOf,
  type Application,
  type MoveOptions,
} from '@yanzhen/procedures/applications/offers.ts';
import { listEvidenceOf } from '@yanzhen/procedures/evidence/offers.ts';
import {
  personDecision,
  storedDecision,
  throwAll,
  type PublishedBenefit,
} from '@yanzhen/registers/policies/offers.ts';
import { getTalent } from '@yanzhen/registers/talents/offers.ts';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { computeDecision, windowToday, type Computed } from './decide.ts';
import { listMissing, missingFacts, type Missing } from './missing.ts';
import { benefitOf, getOwnCase } from './own-case.ts';
import { promiseOf } from './promise.ts';
import { windowClosed } from './start-draft.ts';
import { tellApplicant } from './tell.ts';

/**
 * Submits a draft. The decision is computed anew from the facts as known now; a `no` is an answer of
 * the policy and comes back as such, with nothing submitted.
 */
export async function submit(
  turn: Turn,
  { params }: Input<typeof contract.submit>,
): Promise<Output<typeof contract.submit>> {
  return submitCase(turn, await getOwnCase(turn, params.applicationId));
}

/** As `submit`. A case that the employer's agent filed has the employer's word with it already. */
export async function submitCase(
  turn: Turn,
  application: Application,
): Promise<Output<typeof contract.submit>> {
  const move = actorOf(turn).kind === 'agent' ? 'file' : 'submit';
  requireMove(turn, application, move);
  const published = await benefitOf(turn, application);
  const { applicantPersonId } = application;
  const computed = await computeDecision(turn, application, published);
  const talent = await getTalent(turn, applicantPersonId);
  const evidence = await listEvidenceOf(turn, application.id);
  const window = windowToday(turn, published, computed.facts);
  if (window !== 'open' && window !== 'unknown') throw windowClosed(published);
  throwAll(
    listMissing(published, application, { computed, talent, evidence }).flatMap(
      (each) => faultOf(each) ?? [],
    ),
  );
  const open = notYes(published, computed);
  if (open) return open;

  const reference = application.reference ?? (await nextReference(turn, published));
  const decided = decidedNow(turn, published, computed, { reference, name: talent.name });
  const moved = await moveApplication(turn, application, move, decided);
  await turn.record({
    act: 'subsidies.submit',
    subject: { type: 'application', id: application.id },
    detail: { reference, decisionDigest: decided.detail.decisionDigest },
  });
  const promise = await promiseOf(turn, published);
  const handedIn = moved.state === 'county-review' ? 'submitted-review' : 'submitted';
  const step = move === 'file' ? 'filed-submitted' : handedIn;
  await tellApplicant(turn, step, moved, published, { endOn: promise.endOn });
  return {
    submitted: true,
    applicationId: moved.id,
    reference,
    amountFen: computed.decision.amountFen ?? 0,
    standing: standingOf(moved),
    promise,
  };
}

/** What the move that hands a case in settles: the decision of the moment, and by what it goes on. */
export function decidedNow(
  turn: Turn,
  published: PublishedBenefit,
  computed: Computed,
  { reference, name }: { readonly reference: string; readonly name: string },
) {
  const kept = storedDecision(turn, published, computed);
  return {
    detail: { decisionDigest: kept.digest, policyDigest: published.digest },
    settle: {
      reference,
      amountFen: computed.decision.amountFen,
      applicantName: name,
      decision: { ...kept },
      policyDigest: published.digest,
      ...procedureOf(published),
      submittedAt: turn.now,
    },
  } satisfies MoveOptions;
}

/** The answer when a decision is not a yes, or the offices need a fact beside the rules. */
export function notYes(
  published: PublishedBenefit,
  computed: Computed,
): Extract<Output<typeof contract.submit>, { submitted: false }> | undefined {
  const missing = missingFacts(published, computed);
  const { outcome, amountFen } = computed.decision;
  if (outcome === 'yes' && missing.length === 0 && amountFen !== null) return undefined;
  return {
    submitted: false,
    decision: personDecision(published, computed.decision, computed.facts),
    missing: missing.map(({ factId, says }) => ({ factId, says })),
  };
}

/** Facts that are missing are told with the decision; the rest are faults of the request. */
function faultOf({ what, id, says }: Missing): Fault | undefined {
  switch (what) {
    case 'fact':
      return undefined;
    case 'identity':
      return fault(faults.identityMissing, { field: 'identityNumber' });
    case 'employer':
      return fault(faults.employerMissing, { field: 'organisationId' });
    case 'account':
      return fault(faults.accountMissing, { field: 'bankAccount' });
    case 'evidence':
      return fault(faults.evidenceMissing, {
        field: `evidence.${id}`,
        values: { name: says.zh, nameEn: says.en },
      });
  }
}

/** The next reference number of a benefit on this day, e.g. `HP-20240603-00001-K`. */
export async function nextReference(turn: Turn, { benefit }: PublishedBenefit): Promise<string> {
  const prefix = referencePrefix(benefit.id);
  const sequence = await turn.next(`reference/${prefix}/${turn.today}`);
  return referenceNumber(prefix, turn.today, sequence);
}

/** Capital initials of a benefit's id: `home-purchase` is `HP`; two letters of a single word. */
export function referencePrefix(benefitId: string): string {
  const words = benefitId
    .replace(/[^a-z-]/g, '')
    .split('-')
    .filter(Boolean);
  const letters =
    words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? '');
  return letters
    .slice(0, words.length > 1 ? 6 : 2)
    .padEnd(2, 'X')
    .toUpperCase();
}
