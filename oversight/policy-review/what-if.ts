import { sql } from 'kysely';
import { parsePolicyFile, type SimulationResult } from '@yanzhen/policy';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getFactDictionary } from '@yanzhen/registers/policies/offers.ts';
import { draftFile } from './check-text.ts';
import { personNames } from './person-names.ts';
import { simulate, SimulationRefused } from './simulation/offers.ts';
import type * as contract from './contract-what-if.ts';
import { whatIfFaults } from './contract-what-if.ts';
import {
  cancelRun,
  duringRun,
  mayBegin,
  progressOf,
  RunCancelled,
  type RunKey,
} from './what-if-runs.ts';

/** Who sees the persons behind winners and losers; others see how many there are. */
const personsSeenBy = ['policy-admin', 'auditor'];

/** Runs a changed policy over a population beside today's; nothing is kept. */
export async function runWhatIf(
  turn: Turn,
  { params, body }: Input<typeof contract.runWhatIf>,
): Promise<Output<typeof contract.runWhatIf>> {
  const { content, population, people } = body;
  if (content !== null) await requireReadable(turn, content);
  if (!mayBegin()) throw fault(whatIfFaults.busy, { status: 503 });
  const files = content === null ? [] : [{ fileName: draftFile, text: content }];
  await allowLongWork(turn);
  try {
    const result = await duringRun(keyOf(turn, params.runId), (onProgress) =>
      simulate(turn, { day: turn.today, changes: { files }, population, people, onProgress }),
    );
    return await viewOf(turn, result);
  } catch (error) {
    if (error instanceof RunCancelled) throw fault(whatIfFaults.cancelled);
    if (error instanceof SimulationRefused) {
      const values = { count: 1, line: 1, first: error.says[turn.language] };
      throw fault(whatIfFaults.unreadable, { status: 400, field: 'body.content', values });
    }
    throw error;
  }
}

/**
 * Lets this turn's transaction wait while millions of persons are computed outside of the database; the
 * pool's own limit is meant for turns that forgot theirs.
 */
async function allowLongWork(turn: Turn): Promise<void> {
  await turn.run(sql`select set_config('idle_in_transaction_session_timeout', '10min', true)`);
}

/** How far a run of the actor's own has come. */
export function showProgress(
  turn: Turn,
  { params }: Input<typeof contract.showProgress>,
): Promise<Output<typeof contract.showProgress>> {
  return Promise.resolve({ progress: progressOf(keyOf(turn, params.runId)) ?? null });
}

/** Stops a run of the actor's own. */
export function cancelWhatIf(
  turn: Turn,
  { params }: Input<typeof contract.cancelWhatIf>,
): Promise<Output<typeof contract.cancelWhatIf>> {
  return Promise.resolve({ cancelled: cancelRun(keyOf(turn, params.runId)) });
}

function keyOf(turn: Turn, runId: string): RunKey {
  return { city: turn.city, accountId: actorOf(turn).accountId, runId };
}

async function requireReadable(turn: Turn, content: string): Promise<void> {
  const parsed = parsePolicyFile(content, draftFile, await getFactDictionary(turn));
  if (parsed.ok) return;
  const [first] = parsed.problems;
  const values = {
    count: parsed.problems.length,
    line: first?.line ?? 1,
    first: first?.says[turn.language] ?? '',
  };
  throw fault(whatIfFaults.unreadable, { status: 400, field: 'body.content', values });
}

async function viewOf(
  turn: Turn,
  result: SimulationResult,
): Promise<Output<typeof contract.runWhatIf>> {
  const seesPersons = hasRole(turn.actor, ...personsSeenBy);
  const ids = seesPersons ? result.people.flatMap(({ personId }) => personId ?? []) : [];
  const names = await personNames(turn, ids);
  const { millis } = result;
  return {
    persons: result.persons,
    population: { kind: result.population.kind },
    day: result.day,
    counties: [...result.counties],
    classes: [...result.classes],
    years: [...result.years],
    benefits: result.benefits.map((benefit) => ({
      ...benefit,
      before: benefit.before && figuresOf(benefit.before),
      after: benefit.after && figuresOf(benefit.after),
    })),
    totals: { before: totalsOf(result.totals.before), after: totalsOf(result.totals.after) },
    budget: result.budget.map(({ payer: _payer, county: _county, ...line }) => line),
    winners: result.winners,
    losers: result.losers,
    people: result.people.map(({ personId, benefits, ...person }) => ({
      ...person,
      name: personId === null ? null : (names.get(personId) ?? null),
      benefits: [...benefits],
    })),
    millis: {
      total: millis.population + millis.compile + millis.full + millis.baseline + millis.whatIf,
      whatIf: millis.whatIf,
    },
  };
}

type Figures = NonNullable<SimulationResult['benefits'][number]['after']>;

function figuresOf(figures: Figures) {
  return {
    ...figures,
    byYear: [...figures.byYear],
    byCounty: [...figures.byCounty],
    byClass: [...figures.byClass],
    overlap: [...figures.overlap],
  };
}

function totalsOf(totals: SimulationResult['totals']['after']) {
  return {
    ...totals,
    byYear: [...totals.byYear],
    byCounty: [...totals.byCounty],
    byClass: [...totals.byClass],
  };
}
