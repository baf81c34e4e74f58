import type { FactsGiven } from '@yanzhen/policy';
import { hasRole, holdsFor } from '@yanzhen/server/turn/actor.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getFactDictionary } from '@yanzhen/registers/policies/offers.ts';
import {
  factsOfCase,
  getApplication,
  listApplications,
  mayOversee,
  type Application,
} from '../applications/offers.ts';
import { getCityChecks, type Check, type CityChecks } from './city-checks.ts';
import { faults, type CaseCheck, type listAskable, type showCaseChecks } from './contract.ts';
import * as store from './store.ts';
import { staffRoles } from './sight.ts';

/** States of a case in which its office may ask departments. */
export const askingStates = ['county-review', 'proposed', 'checked'] as const;

/** Whether the case is with an office of the actor, who may then ask about it and settle. */
export function mayAsk(turn: Turn, application: Application): boolean {
  const { holder, state, county } = application;
  const actor = actorOf(turn);
  return (
    askingStates.some((each) => each === state) &&
    holder !== null &&
    holdsFor(actor, [holder], county)
  );
}

/** @throws Fault `checks.not-asking`. */
export function requireMayAsk(turn: Turn, application: Application): void {
  if (!mayAsk(turn, application)) throw fault(faults.notAsking, { status: 403 });
}

/** The checks of one case, asked or not. */
export async function showChecksOfCase(
  turn: Turn,
  { params }: Input<typeof showCaseChecks>,
): Promise<Output<typeof showCaseChecks>> {
  const application = await getApplication(turn, params.applicationId);
  if (!mayOversee(application, actorOf(turn), staffRoles)) throw notFound();
  const city = await getCityChecks(turn);
  const checks = (await checksOfCases(turn, city, [application])).get(application.id) ?? [];
  return { checks: checks.map((each) => each.view), mayAsk: mayAsk(turn, application) };
}

/** Cases with the reader's office, each with its joint checks, soonest due first. */
export async function listAskableCases(
  turn: Turn,
  { query }: Input<typeof listAskable>,
): Promise<Output<typeof listAskable>> {
  const { benefitId, after, limit } = query;
  const actor = actorOf(turn);
  const holds = {
    'county-review': 'county-officer',
    proposed: 'city-checker',
    checked: 'approver',
  };
  const states = askingStates.filter((state) => hasRole(actor, holds[state]));
  const page = await listApplications(
    turn,
    { state: states, counties: actor.counties, ...(benefitId ? { benefitId } : {}) },
    { limit, order: 'due', ...(after ? { after } : {}) },
  );
  const checks = await checksOfCases(turn, await getCityChecks(turn), page.rows);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      applicationId: row.id,
      reference: row.reference,
      applicantName: row.applicantName,
      state: row.state,
      county: row.county,
      dueOn: row.dueOn,
      checks: (checks.get(row.id) ?? []).map((each) => each.view),
    })),
  };
}

export interface CheckOfCase {
  readonly check: Check;
  readonly view: CaseCheck;
  readonly stated: store.Stated;
  readonly facts: FactsGiven;
}

/** The checks that each case's benefit has, with the newest question of each that was not taken back. */
export async function checksOfCases(
  turn: Turn,
  city: CityChecks,
  applications: readonly Application[],
): Promise<ReadonlyMap<string, readonly CheckOfCase[]>> {
  const ids = applications.map((each) => each.id);
  const questions = await store.listQuestionsOfCases(turn, ids);
  const dictionary = await getFactDictionary(turn);
  const result = new Map<string, CheckOfCase[]>();
  for (const application of applications) {
    const checks = city.checks.filter((each) => each.benefits.includes(application.benefitId));
    const facts = checks.length > 0 ? await factsOfCase(turn, application) : {};
    const of = checks.map((check): CheckOfCase => {
      const asked = questions.findLast(
        (each) =>
          each.applicationId === application.id &&
          each.checkId === check.id &&
          each.state !== 'withdrawn',
      );
      const stated = (facts[check.fact]?.value ?? null) as store.Stated;
      const isYesNo = dictionary.facts.get(check.fact)?.type === 'boolean';
      const view: CaseCheck = {
        checkId: check.id,
        department: city.nameOf(check.department),
        asks: check.asks,
        state: asked?.state ?? (isYesNo || stated !== null ? 'none' : 'nothing-stated'),
        questionId: asked?.id ?? null,
        outcome: asked?.outcome ?? null,
      };
      return { check, view, stated, facts };
    });
    result.set(application.id, of);
  }
  return result;
}
