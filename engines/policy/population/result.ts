import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';

/**
 * What a run over a population gives. Money is whole fen and whole-population sums stay exact (below 2^53);
 * every figure adds up: a benefit's `costFen` is the sum of its `byYear`, of its `byCounty` and of its `byClass`.
 */
export interface SimulationResult {
  /** Persons (or employers, institutes) in the population. */
  readonly persons: number;
  /** Where they come from; a synthetic population is the same for the same file, number and seed. */
  readonly population:
    { readonly kind: 'database' } | { readonly kind: 'synthetic'; readonly seed: number };
  /** The day that every application is decided on, `YYYY-MM-DD`. */
  readonly day: string;
  /** Labels of the codes in `byCounty` and `byClass`, in the order of the city's files. */
  readonly counties: readonly Group[];
  readonly classes: readonly Group[];
  /** Calendar years in which money is paid, ascending, without a gap. */
  readonly years: readonly number[];
  /** Each benefit of either side, in the order of the files; the new ones last. */
  readonly benefits: readonly BenefitResult[];
  readonly totals: { readonly before: Totals; readonly after: Totals };
  /** Budget lines of the city that touch a benefit of the run, those that would be exceeded first. */
  readonly budget: readonly BudgetResult[];
  /** Persons whose payable sum over all benefits changes. */
  readonly winners: PeopleChanged;
  readonly losers: PeopleChanged;
  /** First page of winners and losers, the largest change first; more through `peopleChanged`. */
  readonly people: readonly PersonChanged[];
  readonly millis: Millis;
}

/** A county or a class. */
export interface Group {
  /** Code in the city's files; `null` gathers those of whom it is not known. */
  readonly code: string | null;
  readonly label: Localized;
}

/** One benefit, before and after the change; `null` on a side where the benefit does not exist. */
export interface BenefitResult {
  readonly id: string;
  readonly name: Localized;
  /** Document that the benefit belongs to. */
  readonly documentId: string;
  /** Only `money` is paid and counted in the totals; a `ceiling` is a limit, `quantity` and `service` have no cost. */
  readonly gives: 'money' | 'quantity' | 'ceiling' | 'service';
  readonly before: BenefitFigures | null;
  readonly after: BenefitFigures | null;
}

/** Figures of one benefit on one side. */
export interface BenefitFigures {
  /** Persons with the answer yes. */
  readonly eligible: number;
  /** Persons of whom it cannot be told yet. */
  readonly unknown: number;
  /** Eligible persons who receive nothing under this benefit because another one displaces it. */
  readonly displaced: number;
  /** What is paid once stacking, exclusions and caps are settled. */
  readonly costFen: Fen;
  /** What would be paid if the benefit stood alone. */
  readonly aloneFen: Fen;
  /** By the year in which the instalments fall due; places as in `years`. */
  readonly byYear: readonly Fen[];
  /** Places as in `counties`. */
  readonly byCounty: readonly Share[];
  /** Places as in `classes`. */
  readonly byClass: readonly Share[];
  /** Persons eligible for this and each other benefit; places as in `benefits` (its own place is `eligible`). */
  readonly overlap: readonly number[];
}

export interface Share {
  readonly eligible: number;
  readonly costFen: Fen;
}

/** All benefits together. */
export interface Totals {
  /** Persons who are paid anything. */
  readonly paidPersons: number;
  readonly costFen: Fen;
  /** Places as in `years`. */
  readonly byYear: readonly Fen[];
  /** Places as in `counties`. */
  readonly byCounty: readonly Fen[];
  /** Places as in `classes`. */
  readonly byClass: readonly Fen[];
}

/** A budget line against what its payer would have to pay of its benefit in its year. */
export interface BudgetResult {
  readonly lineId: string;
  readonly name: Localized;
  readonly benefitId: string;
  readonly year: number;
  readonly payer: 'city' | 'county' | 'province' | 'state';
  /** County code where a county pays. */
  readonly county: string | null;
  readonly totalFen: Fen;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  /** Whether `afterFen` is above `totalFen`. */
  readonly exceeded: boolean;
}

export interface PeopleChanged {
  readonly persons: number;
  /** Sum of their changes; above zero for winners, below for losers. */
  readonly differenceFen: number;
}

/** One person whose payable sum changes. */
export interface PersonChanged {
  /** Row in the population, from 0. */
  readonly row: number;
  /** Person in the talents register, opened only for a reader who may; `null` in a synthetic population. */
  readonly personId: string | null;
  readonly county: string | null;
  readonly class: string | null;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  /** Benefits whose payable sum changes. */
  readonly benefits: readonly {
    readonly id: string;
    readonly beforeFen: Fen;
    readonly afterFen: Fen;
  }[];
}

/** Wall-clock milliseconds of the steps of a run. */
export interface Millis {
  /** Reading or generating the population; 0 where it was at hand. */
  readonly population: number;
  /** Checked policies to code. */
  readonly compile: number;
  /** Full recompute of the side before. */
  readonly full: number;
  /** Conditions as bitmaps and amounts as columns; 0 where they were at hand. */
  readonly baseline: number;
  /** The change, over bitmaps. */
  readonly whatIf: number;
}

/** How far a long run has come. */
export interface SimulationProgress {
  readonly step: 'population' | 'compile' | 'full' | 'baseline' | 'what-if';
  /** 0 to 1 within the step. */
  readonly done: number;
}
