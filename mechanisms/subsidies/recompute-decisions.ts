import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  getApplication,
  listApplications,
  listEvents,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { recomputeDecision, type StoredDecision } from '@yanzhen/registers/policies/offers.ts';
import { readReferenceNumber } from '@yanzhen/values/ids.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type * as contract from './contract.ts';
import type { DecisionDifference } from './contract.ts';
import { keptDecisionOf } from './decide.ts';

/**
 * Computes the decisions that are kept with cases again, from what was stored: what the case carries
 * must be what the stored facts give under the stored version, and what the case's history says.
 */
export function recomputeDecisions(
  turn: Turn,
  { query }: Input<typeof contract.recomputeDecisions>,
): Promise<Output<typeof contract.recomputeDecisions>> {
  return recomputeKept(turn, query);
}

/** The same for layers above. @throws Fault `request.not-found` when there is no such case. */
export async function recomputeKept(
  turn: Turn,
  query: Input<typeof contract.recomputeDecisions>['query'],
): Promise<Output<typeof contract.recomputeDecisions>> {
  const page = query.application
    ? { rows: [await findCase(turn, query.application)], next: null }
    : await listApplications(
        turn,
        { submitted: true },
        { limit: query.limit, ...(query.after ? { after: query.after } : {}) },
      );
  const rows = [];
  for (const application of page.rows) {
    const kept = keptDecisionOf(application);
    if (!kept) continue;
    const { id, reference, benefitId, amountFen } = application;
    const differences = await differencesOf(turn, application, kept);
    rows.push({ applicationId: id, reference, benefitId, amountFen, differences });
  }
  await turn.record({
    act: 'subsidies.recompute',
    subject: { type: 'decisions', id: query.application ?? 'all' },
    detail: {
      checked: rows.length,
      different: rows.filter((row) => row.differences.length > 0).length,
    },
  });
  return { checked: rows.length, rows, next: page.next };
}

/** A case by its reference number or its id. @throws Fault `request.not-found`. */
async function findCase(turn: Turn, which: string): Promise<Application> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(which)) return getApplication(turn, which);
  const search = readReferenceNumber(which);
  const found = search ? await listApplications(turn, { search }, { limit: 1 }) : undefined;
  const [only] = found?.rows ?? [];
  if (!only) throw notFound('query.application');
  return only;
}

async function differencesOf(
  turn: Turn,
  application: Application,
  kept: StoredDecision,
): Promise<DecisionDifference[]> {
  const { benefitId, amountFen, policyDigest } = application;
  const found: DecisionDifference[] = (await recomputeDecision(turn, benefitId, kept)).map(
    (each) => (each.what === 'engine' ? { ...each, conditions: [...each.conditions] } : each),
  );
  if (found.some(({ what }) => what === 'unreadable')) return found;
  const compare = (
    what: 'case-amount' | 'case-policy' | 'event',
    stored: unknown,
    now: unknown,
  ): void => {
    if (stored !== now) found.push({ what, stored: String(stored), now: String(now) });
  };
  compare('case-amount', amountFen, kept.record.amountFen);
  compare('case-policy', policyDigest, kept.policyDigest);
  // Events are only ever appended, so they still have the digest of a decision that was altered since.
  const digests = (await listEvents(turn, application.id)).flatMap(({ detail }) => {
    const digest = detail['decisionDigest'];
    return typeof digest === 'string' ? [digest] : [];
  });
  compare('event', digests.at(-1), kept.digest);
  return found;
}
