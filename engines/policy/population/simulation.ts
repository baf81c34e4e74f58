import { splitPayers } from '../amounts.ts';
import type { Policy } from '../rules.ts';
import { decideRow } from './decide-row.ts';
import { SideFigures } from './figures.ts';
import { fusedPlan, fusedRunner, type FusedPlan, type FusedResult } from './fused.ts';
import { BenefitLowering, type LoweredBenefit } from './lowered.ts';
import { ParameterPlaces } from './lower-tree.ts';
import { wholly, type Population } from './population.ts';
import type { BenefitResult, BudgetResult, PersonChanged, SimulationResult } from './result.ts';
import { scheduleOf } from './schedule.ts';
import { Settler } from './settler.ts';
import { settledOf, SettlingRules } from './settling-rules.ts';

import { Tally, type TallyShape } from './tally.ts';
import { WhatIf, type WhatIfAnswer } from './what-if.ts';

/** A budget line of the city, in whole fen. */
export type BudgetLine = Omit<BudgetResult, 'beforeFen' | 'afterFen' | 'exceeded'>;

/** Years of payment beyond those that today's instalments need, for a change that pays longer. */
const yearsAhead = 12;

/** What a change gives, without the times and the population's kind, which the caller knows. */
export type ChangeResult = Omit<SimulationResult, 'millis' | 'population'>;

/**
 * Today's benefits over a population, and what a change would give.
 *
 * The steps are apart so that a caller can spread the full recompute over threads and say how far it is:
 * `plan` and `runPlan` (or a worker with the same plan), `take`, `baseline`, `change`.
 */
export class Simulation {
  readonly plan: FusedPlan;
  private readonly population: Population;
  private readonly day: string;
  private readonly places = new ParameterPlaces();
  private readonly lowering: BenefitLowering;
  private readonly before: readonly LoweredBenefit[];
  private readonly tally: Tally;
  private whatIf: WhatIf | undefined;
  private today: SideFigures | undefined;

  /**
   * @param policies  Policies with the parameter values of the day (`policyOn`).
   * @param day       The day that applications are decided on.
   */
  constructor(population: Population, policies: readonly Policy[], day: string) {
    this.population = population;
    this.day = day;
    wholly(population.extend(policies));
    this.lowering = new BenefitLowering(population.texts, this.places, population.source.kinds);
    this.before = this.lowering.lower(policies);
    const shape = this.shapeOf(this.before, undefined);
    this.tally = new Tally(shape);
    this.plan = fusedPlan(this.before, population.columns, this.places, shape, day);
  }

  /** The full recompute on this thread. */
  runFull(): void {
    const { run, result } = fusedRunner(this.plan, this.population.columns);
    run(0, this.population.source.persons);
    this.take([result()]);
  }

  /** Takes what ranges of rows gave that together are all rows; rows that need fractions are decided here. */
  take(results: readonly FusedResult[]): void {
    this.tally.data.fill(0);
    this.today = undefined;
    for (const { data } of results) this.tally.merge(data);
    this.decideRows(
      results.flatMap(({ hardRows }) => hardRows),
      this.before,
      this.tally,
    );
  }

  /** Computes bitmaps and sums for `change`, once; yields 0 to 1. */
  *baseline(): Generator<number, void> {
    if (this.whatIf) return;
    const whatIf = new WhatIf(this.population, this.before, this.places, this.day);
    yield* whatIf.baseline(this.tally);
    this.whatIf = whatIf;
  }

  /** Bytes of columns, and of bitmaps and sums, a person. */
  get bytesPerPerson(): { readonly columns: number; readonly state: number } {
    const { persons } = this.population.source;
    const state = this.whatIf ? this.whatIf.bytes / Math.max(1, persons) : 0;
    return { columns: this.population.columns.bytesPerPerson, state };
  }

  /**
   * What changed policies give.
   *
   * @param policies  The policies of the other side, all of them, with the values of the day.
   * @param people    Rows to name.
   */
  change(policies: readonly Policy[], budget: readonly BudgetLine[], people = 20): ChangeResult {
    const unknown = policies.filter((policy) => !this.lowering.knows(policy));
    if (unknown.length > 0) wholly(this.population.extend(unknown));
    wholly(this.baseline());
    const placed = this.placed(policies);
    const shape = this.shapeOf(placed.after, placed.known);
    const tally = this.tally.in(shape);
    const schedules = this.shapeOf(this.before, placed.known).schedules;
    const answer = this.whatIf?.answer(placed.after, tally, schedules, people);
    if (!answer) throw new Error('no baseline');
    return this.resultOf(placed.known, placed.after, tally, answer, budget);
  }

  /** The full recompute of other policies: what `change` is held equal to. */
  recompute(policies: readonly Policy[]): Tally {
    wholly(this.population.extend(policies));
    const { after, known } = this.placed(policies);
    const present = known.map((benefit, place) => after[place] ?? benefit);
    const shape = this.shapeOf(after, known);
    const gone = new Set([...after.keys()].filter((place) => after[place] === undefined));
    const kept = present.map((benefit, place) => (gone.has(place) ? never(benefit) : benefit));
    const plan = fusedPlan(kept, this.population.columns, this.places, shape, this.day);
    const { run, result } = fusedRunner(plan, this.population.columns);
    run(0, this.population.source.persons);
    const { data, hardRows } = result();
    const tally = new Tally(shape, data);
    this.decideRows(hardRows, kept, tally);
    return tally;
  }

  private placed(policies: readonly Policy[]): {
    readonly after: readonly (LoweredBenefit | undefined)[];
    readonly known: readonly LoweredBenefit[];
  } {
    const lowered = this.lowering.lower(policies);
    const byId = new Map(lowered.map((benefit) => [benefit.id, benefit]));
    const fresh = lowered.filter(({ id }) => this.before.every((benefit) => benefit.id !== id));
    const after = [...this.before.map(({ id }) => byId.get(id)), ...fresh];
    return { after, known: [...this.before, ...fresh] };
  }

  private shapeOf(
    side: readonly (LoweredBenefit | undefined)[],
    known: readonly LoweredBenefit[] | undefined,
  ): TallyShape {
    const { counties, classes, years } = this.population.source;
    const month = Number(this.day.slice(5, 7)) - 1;
    const all = known ?? side;
    const schedules = all.flatMap((benefit, place) => {
      const of = side[place] ?? benefit;
      return of ? [scheduleOf(of.checked.file, month)] : [];
    });
    // The shape is settled by today's benefits, so that both sides count in the same years.
    const last = Math.max(
      0,
      ...this.before.map((benefit) => {
        const schedule = scheduleOf(benefit.checked.file, month);
        return schedule.kind === 'parts' ? Math.max(...schedule.parts.map(({ year }) => year)) : 10;
      }),
    );
    return {
      benefits: all.length,
      counties: counties.length,
      classes: classes.length,
      years,
      payYears: years + last + yearsAhead,
      schedules,
    };
  }

  private decideRows(
    rows: readonly number[],
    benefits: readonly LoweredBenefit[],
    tally: Tally,
  ): void {
    if (rows.length === 0) return;
    const settler = new Settler(new SettlingRules(benefits.map(settledOf), this.day));
    const list = new Uint16Array(benefits.length);
    const months = new Float64Array(benefits.length);
    for (const row of rows) {
      const facts = this.population.valuesOf(row);
      let n = 0;
      benefits.forEach((benefit, place) => {
        const decided = decideRow(benefit, facts);
        if (decided.outcome === 'unknown') tally.unknown[place]! += 1;
        if (decided.outcome !== 'yes') return;
        if (benefit.rules.gives === 'money') settler.fen[place] = decided.amount;
        else settler.unpaid[place] = decided.amount;
        months[place] = decided.months;
        list[n++] = place;
      });
      settler.settle(list, n);
      const cell = tally.cellOf(this.population.columns, row);
      tally.add(list, n, settler, months, cell, 1);
      if (list.subarray(0, n).some((place) => settler.pay[place]! > 0)) tally.paid[0]! += 1;
      tally.pairs(list, n);
    }
  }

  private resultOf(
    known: readonly LoweredBenefit[],
    after: readonly (LoweredBenefit | undefined)[],
    tally: Tally,
    answer: WhatIfAnswer,
    budget: readonly BudgetLine[],
  ): ChangeResult {
    const { source, columns } = this.population;
    const count = this.before.length;
    const before = this.figuresBefore(known);
    const now = new SideFigures(tally);
    const last = Math.max(before.lastYear, now.lastYear);
    const years = Array.from({ length: last + 1 }, (_, i) => source.firstYear + i);
    const benefits = known.map((benefit, place): BenefitResult => {
      const other = after[place];
      return {
        id: benefit.id,
        name: (other ?? benefit).checked.file.name,
        documentId: (other ?? benefit).policy.document.id,
        gives: (other ?? benefit).rules.gives,
        before: place < count ? before.of(place, years.length) : null,
        after: other ? now.of(place, years.length) : null,
      };
    });
    const people = answer.rows.map(
      ({ row, beforeFen, afterFen, benefits: changed }): PersonChanged => ({
        row,
        personId: null,
        county: source.counties[columns.county[row] ?? 0]?.code ?? null,
        class: source.classes[columns.class[row] ?? 0]?.code ?? null,
        beforeFen,
        afterFen,
        benefits: changed.map((each) => ({
          id: known[each.place]?.id ?? '',
          beforeFen: each.beforeFen,
          afterFen: each.afterFen,
        })),
      }),
    );
    return {
      persons: source.persons,
      day: this.day,
      counties: source.counties,
      classes: source.classes,
      years,
      benefits,
      totals: { before: before.totals(years.length), after: now.totals(years.length) },
      budget: this.budgetOf(budget, known, after, before, now),
      winners: answer.winners,
      losers: answer.losers,
      people,
    };
  }

  /** Figures of today's side, with a place for each benefit that the other side has beside them. */
  private figuresBefore(known: readonly LoweredBenefit[]): SideFigures {
    if (known.length > this.before.length) {
      return new SideFigures(this.tally.in(this.shapeOf(this.before, known)));
    }
    this.today ??= new SideFigures(this.tally);
    return this.today;
  }

  private budgetOf(
    lines: readonly BudgetLine[],
    known: readonly LoweredBenefit[],
    after: readonly (LoweredBenefit | undefined)[],
    before: SideFigures,
    now: SideFigures,
  ): BudgetResult[] {
    const { source } = this.population;
    const { payYears } = this.tally.shape;
    const needed = (
      line: BudgetLine,
      of: SideFigures,
      benefit: LoweredBenefit,
      place: number,
    ): number => {
      const year = line.year - source.firstYear;
      if (year < 0 || year >= payYears) return 0;
      const county = source.counties.findIndex(({ code }) => code === line.county);
      const sum = of.dueIn(place, year, line.county === null ? undefined : county);
      const shares = splitPayers(Math.max(0, sum), benefit.checked.file.payers);
      return shares.reduce(
        (part, each) => (each.payer === line.payer ? part + each.amountFen : part),
        0,
      );
    };
    return lines
      .flatMap((line): BudgetResult[] => {
        const place = known.findIndex(({ id }) => id === line.benefitId);
        const benefit = known[place];
        if (!benefit) return [];
        const changed = after[place];
        const beforeFen = place < this.before.length ? needed(line, before, benefit, place) : 0;
        const afterFen = changed ? needed(line, now, changed, place) : 0;
        return [{ ...line, beforeFen, afterFen, exceeded: afterFen > line.totalFen }];
      })
      .toSorted((a, b) => Number(b.exceeded) - Number(a.exceeded));
  }
}

/** A benefit that nobody gets, in the place of one that is gone. */
function never(benefit: LoweredBenefit): LoweredBenefit {
  const test = { kind: 'literal', value: false, text: '', type: { kind: 'boolean' } } as const;
  const checked = {
    ...benefit.checked,
    stacking: [],
    conditions: [
      { test, file: benefit.checked.conditions[0]?.file ?? benefit.checked.applies?.file },
    ],
  } as LoweredBenefit['checked'];
  return { ...benefit, checked, rules: { ...benefit.rules, tests: [test] } };
}
