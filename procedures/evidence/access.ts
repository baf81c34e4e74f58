import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  getApplication,
  isOwn,
  listCorrections,
  mayOversee,
  type Application,
} from '../applications/offers.ts';
import { faults } from './contract.ts';

/** Staff who look at evidence: those who decide, answer an objection, hear an appeal, or audit. */
const evidenceRoles = [
  'county-officer',
  'city-checker',
  'approver',
  'publicity-officer',
  'appeal-officer',
  'auditor',
] as const;

/**
 * A case whose evidence the actor may see. An agent sees that of cases filed by that agent only.
 *
 * @returns the case, and whether it is the actor's own (then nothing is audited).
 * @throws Fault `request.not-found`.
 */
export async function getReadable(
  turn: Turn,
  applicationId: string,
): Promise<{ application: Application; own: boolean }> {
  const application = await getApplication(turn, applicationId);
  const actor = actorOf(turn);
  const own = isOwn(application, actor);
  if (!own && !mayOversee(application, actor, evidenceRoles)) throw notFound();
  return { application, own };
}

/**
 * The codes that the applicant may add to or take from now: `all` in a draft, what was asked for in
 * correction, none otherwise.
 */
export async function openCodes(
  turn: Turn,
  application: Application,
): Promise<'all' | ReadonlySet<string>> {
  if (application.state === 'draft') return 'all';
  if (application.state !== 'correction') return new Set();
  const asked = (await listCorrections(turn, application.id)).at(-1)?.items ?? [];
  return new Set(asked.filter((each) => each.kind === 'evidence').map((each) => each.id));
}

/** @throws Fault `request.not-found` for another's case, `evidence.closed` for a code not open now. */
export async function requireOpen(
  turn: Turn,
  applicationId: string,
  code: string,
): Promise<Application> {
  const application = await getApplication(turn, applicationId);
  if (!isOwn(application, actorOf(turn))) throw notFound();
  const open = await openCodes(turn, application);
  if (open !== 'all' && !open.has(code)) throw fault(faults.closed);
  return application;
}
