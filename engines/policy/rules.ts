import type { Expression, Literal } from './feel/tree.ts';
import type { FeelType } from './feel/types.ts';
import type { BenefitFile, ConditionFile, PolicyFile, TableFile } from './file/policy-schema.ts';

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

export interface CheckedParameter {
  readonly file: PolicyFile['parameters'][number];
  /** Money is fen. */
  readonly value: Literal;
}

export interface CheckedBenefit {
  readonly file: BenefitFile;
  readonly applies?: CheckedCondition;
  readonly conditions: readonly CheckedCondition[];
  readonly amount: ValueRule;
  readonly cap?: Expression;
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
