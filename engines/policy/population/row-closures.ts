import { ruleClosures, type BenefitClosures } from '../compile/closures/rule-closures.ts';
import type { NumberClosure, Person } from '../compile/closures/tree-closures.ts';
import type { FactValue } from '../facts/normalise.ts';
import { PolicyNumbers } from '../feel/exact/number-scope.ts';
import { walk, type Expression } from '../feel/tree.ts';
import { expressionsOf } from '../rules.ts';
import { neededDerived } from '../compile/needed.ts';
import type { RowRules } from './lowered.ts';

/** Between which figures the values of a column or a parameter are. */
export type BoundsOf = (id: string) => readonly [number, number];

/** A flag is null where it is not known, a number NaN. */
const unknownOf = ({ type }: Expression): FactValue =>
  type.kind === 'boolean' ? null : Number.NaN;

/** The expressions of rules, with those of the derived values they read. */
function expressionsOfRules(rules: RowRules): Expression[] {
  const { tests, amount, cap, months, derived } = rules;
  const own = [
    ...tests,
    ...expressionsOf(amount),
    ...(cap ? [cap] : []),
    ...(months ? [months] : []),
  ];
  return [...own, ...neededDerived(own, derived).flatMap(({ rule }) => expressionsOf(rule))];
}

/**
 * Rules of a row as closures: they tell what follows from each value of a narrow column, and do the work of
 * generated code where that is barred. Numbers are the same whole numbers, watched in the same places.
 */
export class RowClosures {
  /** Ids of the columns that the rules read. */
  readonly columnIds: readonly string[];
  private readonly closures: BenefitClosures;
  private readonly monthsOf: NumberClosure | undefined;
  private readonly numbers: PolicyNumbers;
  private readonly person: Person;
  private readonly facts: FactValue[] = [];
  private readonly placeOf = new Map<string, number>();

  constructor(rules: RowRules, boundsOf: BoundsOf) {
    for (const root of expressionsOfRules(rules)) {
      for (const node of walk(root)) {
        if (node.kind !== 'fact' || this.placeOf.has(node.id)) continue;
        this.placeOf.set(node.id, this.facts.push(unknownOf(node)) - 1);
      }
    }
    for (const [place, value] of rules.parameters) this.set(`p:${place}`, value);
    this.columnIds = [...this.placeOf.keys()].filter((id) => !id.startsWith('p:'));
    this.person = { facts: this.facts, derived: [], unders: [], big: false };
    this.numbers = new PolicyNumbers({ parameters: new Map(), derived: rules.derived }, boundsOf);
    const { numbers } = this;
    const names = { placeOfFact: this.placeOf, parameterOf: () => null };
    this.closures = ruleClosures(rules, numbers, names);
    const { months: expression } = rules;
    const months = expression && {
      ...rules,
      tests: [],
      amount: { kind: 'formula', expression } as const,
      cap: undefined,
      rounding: { to: 'fen', direction: 'down' } as const,
    };
    this.monthsOf = months && ruleClosures(months, numbers, names).amount;
  }

  /** Sets what is known of a row; null or NaN for unknown. */
  set(id: string, value: FactValue): void {
    const place = this.placeOf.get(id);
    if (place !== undefined) this.facts[place] = value;
  }

  /** Whether a figure has left the range in which doubles are exact since the last `start`. */
  get hard(): boolean {
    return this.person.big;
  }

  /** Computes what tests and sums read of the row set. */
  start(): void {
    this.person.big = false;
    this.closures.derive(this.person);
  }

  /** A test's answer: 0 false, 1 true, 2 unknown. */
  test(place: number): 0 | 1 | 2 {
    return this.closures.conditions[place]?.(this.person) ?? 2;
  }

  /** All tests together, the first that is false last. */
  tests(): 0 | 1 | 2 {
    let answer: 0 | 1 | 2 = 1;
    for (const test of this.closures.conditions) {
      const own = test(this.person);
      if (own === 0) return 0;
      if (own === 2) answer = 2;
    }
    return answer;
  }

  /** Whole fen or units, capped and rounded; NaN for unknown. */
  amount(): number {
    return this.closures.amount(this.person);
  }

  /** Months of a monthly benefit; 0 of any other. */
  months(): number {
    return this.monthsOf?.(this.person) ?? 0;
  }

  /** The lower part of a derived number, where it is the same for all rows. */
  derivedUnder(id: string): number | undefined {
    const { under } = this.numbers.lowering.ratio({
      kind: 'derived',
      id,
      text: '',
      type: { kind: 'number', whole: false },
    });
    return under.kind === 'figure' ? under.value : undefined;
  }

  /** A derived number over its lower part, after `start`. */
  derivedOver(id: string): number {
    const value = this.person.derived[this.closures.derivedIds.indexOf(id)];
    return typeof value === 'number' ? value : Number.NaN;
  }
}
