import type { Expression } from '../feel/tree.ts';
import type { BenefitFile, RoundingRule } from '../file/policy-schema.ts';
import type { CheckedBenefit, CheckedDerived, Policy, ValueRule } from '../rules.ts';
import { neededDerived } from '../compile/needed.ts';
import { expressionsOfBenefit } from './layout.ts';
import { contentOf } from './content.ts';
import { kindColumn } from './population.ts';
import { kindFor, rowKinds, type RowKind } from './row-kind.ts';
import type { FeelType } from '../feel/types.ts';
import { TreeLowering, type ParameterPlaces } from './lower-tree.ts';

/** What decides a benefit in numbers and truth alone, as generated code reads it; plain data. */
export interface RowRules {
  readonly gives: BenefitFile['gives'];
  readonly tests: readonly Expression[];
  readonly amount: ValueRule;
  readonly cap: Expression | undefined;
  readonly rounding: RoundingRule;
  readonly derived: ReadonlyMap<string, CheckedDerived>;
  /** Months over which a monthly benefit is paid, where it is one. */
  readonly months: Expression | undefined;
  /** Values of the parameters it reads, by place. */
  readonly parameters: readonly (readonly [place: number, value: number])[];
}

/** A benefit with its rules; the same object of rules for the same content. */
export interface LoweredBenefit {
  readonly id: string;
  readonly policy: Policy;
  readonly checked: CheckedBenefit;
  readonly rules: RowRules;
}

/** Contents whose rules are kept. */
const contentsMax = 2000;

/** Lowers the benefits of policies; a benefit with the content of an earlier one gets its rules. */
export class BenefitLowering {
  private readonly texts: Map<string, number>;
  private readonly places: ParameterPlaces;
  private readonly kinds: readonly RowKind[];
  private readonly known = new Map<string, RowRules>();

  constructor(
    texts: Map<string, number>,
    places: ParameterPlaces,
    kinds: readonly RowKind[] = rowKinds,
  ) {
    this.texts = texts;
    this.places = places;
    this.kinds = kinds;
  }

  /** Whether benefits with the content of all of a policy's were lowered before. */
  knows(policy: Policy): boolean {
    return policy.rules.benefits.every((checked) => this.known.has(contentOf(policy, checked)));
  }

  /** The benefits of policies, in their order. */
  lower(policies: readonly Policy[]): LoweredBenefit[] {
    return policies.flatMap((policy) =>
      policy.rules.benefits.map((checked) => {
        const content = contentOf(policy, checked);
        let rules = this.known.get(content);
        if (!rules) {
          rules = this.rulesOf(policy, checked);
          const [oldest] = this.known.keys();
          if (this.known.size >= contentsMax && oldest !== undefined) this.known.delete(oldest);
        }
        // The longest unused stands first.
        this.known.delete(content);
        this.known.set(content, rules);
        return { id: checked.file.id, policy, checked, rules };
      }),
    );
  }

  private rulesOf(policy: Policy, benefit: CheckedBenefit): RowRules {
    const lowered = lowerBenefit(policy, benefit, this.texts, this.places);
    return { ...lowered, tests: [...kindTest(benefit, this.kinds), ...lowered.tests] };
  }
}

/** The test that a row is of the kind that the benefit is meant for; none where all rows are. */
function kindTest({ file }: CheckedBenefit, kinds: readonly RowKind[]): Expression[] {
  const kind = kindFor(file.beneficiary);
  if (kinds.length === 1 && kinds[0] === kind) return [];
  const whole: FeelType = { kind: 'number', whole: true };
  const type: FeelType = { kind: 'boolean' };
  if (!kinds.includes(kind)) return [{ kind: 'literal', value: false, text: '', type }];
  const left: Expression = { kind: 'fact', id: kindColumn.id, text: '', type: whole };
  const right: Expression = {
    kind: 'literal',
    value: rowKinds.indexOf(kind),
    text: '',
    type: whole,
  };
  return [{ kind: 'compare', operator: '=', left, right, text: '', type }];
}

function lowerBenefit(
  policy: Policy,
  benefit: CheckedBenefit,
  texts: Map<string, number>,
  places: ParameterPlaces,
): RowRules {
  const lowering = new TreeLowering(policy, texts, places);
  const conditions = [
    ...(benefit.applies ? [benefit.applies.test] : []),
    ...benefit.conditions.map(({ test }) => test),
  ];
  const tests = conditions.map((test) => lowering.tree(test));
  const amount = lowering.rule(benefit.amount);
  const cap = benefit.cap && lowering.tree(benefit.cap);
  const derived = new Map(
    neededDerived(expressionsOfBenefit(policy, benefit), policy.rules.derived).map((value) => {
      const numeric = value.type.kind !== 'boolean';
      const type =
        numeric && value.type.kind !== 'money'
          ? ({ kind: 'number', whole: false } as const)
          : value.type;
      return [value.file.id, { ...value, type, rule: lowering.rule(value.rule) }];
    }),
  );
  const months = monthsOf(benefit);
  return {
    gives: benefit.file.gives,
    tests,
    amount,
    cap,
    rounding: benefit.file.amount.rounding,
    derived,
    months: months && lowering.tree(months),
    parameters: [...lowering.parameters.entries()].filter(([, value]) => value !== undefined),
  };
}

/** The months of a monthly amount: the right side of the product that it was brought to. */
function monthsOf({ file, amount }: CheckedBenefit): Expression | undefined {
  const monthly = file.amount.monthly;
  if (monthly === undefined || amount.kind !== 'formula') return undefined;
  const { expression } = amount;
  if (expression.kind === 'arithmetic' && expression.operator === '*') return expression.right;
  const months = Number(monthly.months);
  if (!Number.isInteger(months)) return undefined;
  return { kind: 'literal', value: months, text: '', type: { kind: 'number', whole: true } };
}

/**
 * What a rewritten expression says, with the values of its parameters and the rules of its derived values:
 * alike for expressions that are alike for every row.
 */
export function meaningOf(benefit: RowRules, part: unknown): string {
  const values = new Map(benefit.parameters);
  return JSON.stringify(part, (name, value: unknown) => {
    if (name === 'text' || name === 'type' || name === 'file') return undefined;
    if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
    const reference = value as { readonly kind: unknown; readonly id?: unknown };
    if (typeof reference.id !== 'string') return value;
    if (reference.kind === 'derived') return { derived: benefit.derived.get(reference.id)?.rule };
    if (!reference.id.startsWith('p:')) return value;
    return { parameter: values.get(Number(reference.id.slice(2))) };
  });
}
