import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Expression, Literal } from './feel/tree.ts';
import type { FeelType } from './feel/types.ts';
import type {
  BenefitFile,
  ConditionFile,
  ParameterFile,
  PolicyFile,
  TableFile,
} from './file/policy-schema.ts';
import type { StackingFile } from './file/stacking-schema.ts';

/** A condition with its checked test. */
export interface CheckedCondition {
  readonly file: Omit<ConditionFile, 'fails'> & Partial<Pick<ConditionFile, 'fails'>>;
  readonly test: Expression;
}

export interface CheckedRow {
  /** 0-based place in the file. */
  readonly index: number;
  /** All cells together; a literal `true` where every cell is `-`. */
  readonly test: Expression;
  readonly then: Expression;
  readonly file: TableFile['rows'][number];
}

/** A decision table with checked cells (DMN 1.5, 8.2). */
export interface CheckedTable {
  readonly hitPolicy: TableFile['hitPolicy'];
  readonly aggregator?: 'sum' | 'min' | 'max' | 'count';
  /** PRIORITY: highest output first; otherwise in file order. */
  readonly rows: readonly CheckedRow[];
  readonly otherwise?: Expression;
  /** Shown by enumeration that no two rows hold at once. */
  readonly disjoint: boolean;
}

/** How a value comes about. */
export type ValueRule =
  | { readonly kind: 'formula'; readonly expression: Expression }
  | { readonly kind: 'table'; readonly table: CheckedTable };

export interface CheckedDerived {
  readonly file: PolicyFile['derived'][number];
  readonly type: FeelType;
  readonly rule: ValueRule;
}

/** A parameter's value from a day until another (exclusive; null: for good). Money is fen. */
export interface DatedValue {
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly value: Literal;
}

export interface CheckedParameter {
  readonly file: ParameterFile;
  /** The value as of the policy's `parametersOn`. Money is fen. */
  readonly value: Literal;
  /** All values in order of time, without gap or overlap. */
  readonly values: readonly DatedValue[];
}

/** A stacking rule; a cap has its limit. */
export interface CheckedStacking {
  readonly file: StackingFile;
  /** Reads parameters only. */
  readonly limit?: Expression;
  /** The limit as of the policy's `parametersOn`. */
  readonly limitFen?: Fen;
}

export interface CheckedBenefit {
  readonly file: BenefitFile;
  readonly applies?: CheckedCondition;
  readonly conditions: readonly CheckedCondition[];
  /** Every way of stating an amount, brought to one; money, or a number where a quantity is given. */
  readonly amount: ValueRule;
  readonly cap?: Expression;
  /** The lower end where the amount is a range; `amount` is the upper one. */
  readonly rangeFrom?: Expression;
  readonly stacking: readonly CheckedStacking[];
}

/** The typed trees of a policy file; every back end is generated from these. */
export interface CheckedRules {
  readonly parameters: ReadonlyMap<string, CheckedParameter>;
  /** In an order in which each stands after what it reads. */
  readonly derived: ReadonlyMap<string, CheckedDerived>;
  readonly benefits: readonly CheckedBenefit[];
}

/** A checked policy: the content of its file, its version and its typed rules. */
export interface Policy extends PolicyFile {
  readonly fileName: string;
  /**
   * First day of the period whose parameter values `rules` have. With `version` it identifies the
   * rules: `policyOn` gives the same version with the values of another day.
   */
  readonly parametersOn: CivilDate;
  /** SHA-256 (hex) of the file's content and of the facts it reads. */
  readonly version: string;
  readonly rules: CheckedRules;
}

/** Every expression of a value rule. */
export function expressionsOf(rule: ValueRule): Expression[] {
  if (rule.kind === 'formula') return [rule.expression];
  const { rows, otherwise } = rule.table;
  return [...rows.flatMap((row) => [row.test, row.then]), ...(otherwise ? [otherwise] : [])];
}
