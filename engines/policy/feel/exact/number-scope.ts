import type { FactDictionary } from '../../facts/dictionary.ts';
import { factBounds, type FactValue } from '../../facts/normalise.ts';
import type { CheckedRules, CheckedTable, Policy, ValueRule } from '../../rules.ts';
import { Lowering, type NumberScope } from './lower.ts';
import { alike, beyond, exactMax, one, unknown, type Ratio, type Whole } from './whole.ts';

export const isCount = ({ hitPolicy, aggregator }: CheckedTable): boolean =>
  hitPolicy === 'COLLECT' && (aggregator ?? 'count') === 'count';

/** The numbers of one policy, lowered to whole ones. */
export class PolicyNumbers {
  readonly lowering: Lowering;
  private readonly derivedRules: CheckedRules['derived'];
  private readonly rules = new Map<string, Ratio>();

  /** `boundsOf`: between which figures facts are. */
  constructor(
    { parameters, derived }: Pick<CheckedRules, 'parameters' | 'derived'>,
    boundsOf: NumberScope['boundsOf'],
  ) {
    this.derivedRules = derived;
    const scope: NumberScope = {
      boundsOf,
      parameterOf: (id) => parameters.get(id)?.value.value,
      derivedOf: (id) => this.derived(id),
    };
    this.lowering = new Lowering(scope);
  }

  /** What a rule computes, each row of a table with the same lower part. */
  outputs(rule: ValueRule): { readonly overs: readonly Whole[]; readonly under: Whole } {
    if (rule.kind === 'formula') {
      const { over, under } = this.lowering.ratio(rule.expression);
      return { overs: [over], under };
    }
    const { rows, otherwise } = rule.table;
    const counts = isCount(rule.table);
    const thens = counts ? [] : rows.map((row) => row.then);
    const outputs = [...thens, ...(otherwise ? [otherwise] : [])];
    if (outputs.length === 0) return { overs: [], under: one };
    const { overs, under } = alike(outputs.map((output) => this.lowering.ratio(output)));
    if (under.kind === 'figure' && (!counts || under.value === 1)) return { overs, under };
    // Rows that divide by what a person brings have no lower part in common.
    return { overs: overs.map(() => beyond(outputs[0])), under: one };
  }

  /** A rule's value as its reader names it: bounds and lower part are known, the value is not. */
  named(id: string, rule: ValueRule): Ratio {
    const { overs, under } = this.outputs(rule);
    const table =
      rule.kind === 'table' && rule.table.hitPolicy === 'COLLECT' ? rule.table : undefined;
    const counted = table && isCount(table) ? [0, table.rows.length] : [];
    const lows = [...overs.map(({ low }) => low), ...counted];
    const highs = [...overs.map(({ high }) => high), ...counted];
    const summed = table?.aggregator === 'sum';
    const add = (list: number[]) => list.reduce((a, b) => a + b, 0);
    const low = summed ? Math.min(0, add(lows.map((v) => Math.min(v, 0)))) : Math.min(...lows);
    const high = summed ? Math.max(0, add(highs.map((v) => Math.max(v, 0)))) : Math.max(...highs);
    const inRange = low >= -exactMax && high <= exactMax;
    const part = (name: 'over' | 'under', bounds: readonly [number, number]): Whole => ({
      kind: 'derived',
      id,
      part: name,
      low: Math.max(bounds[0], -exactMax),
      high: Math.min(bounds[1], exactMax),
      watched: !inRange && name === 'over',
    });
    return {
      over: part('over', [low, high]),
      under: under.kind === 'figure' ? under : part('under', [under.low, under.high]),
    };
  }

  private derived(id: string): Ratio {
    let found = this.rules.get(id);
    if (!found) {
      const rule = this.derivedRules.get(id)?.rule;
      found = rule ? this.named(id, rule) : { over: unknown, under: one };
      this.rules.set(id, found);
    }
    return found;
  }
}

/** Figures of everyday size: a hundred million yuan in fen, a hundred thousand of anything else. */
const everydayMax = { money: 1e10, number: 1e5 } as const;

/** Whether a fact's value is of everyday size, or no number. */
export const isEveryday = (value: FactValue | undefined, type: string | undefined): boolean =>
  typeof value !== 'number' ||
  !(Math.abs(value) > (type === 'money' ? everydayMax.money : everydayMax.number));

/** The numbers of a policy for persons whose facts are of everyday size. */
function everydayNumbers(policy: Policy, dictionary: FactDictionary): PolicyNumbers {
  return new PolicyNumbers(policy.rules, (id) => {
    const fact = dictionary.facts.get(id);
    const [low, high] = factBounds(fact);
    const most = fact?.type === 'money' ? everydayMax.money : everydayMax.number;
    return [Math.max(low, -most), Math.min(high, most)];
  });
}

interface Kept {
  readonly dictionary: FactDictionary;
  readonly all: PolicyNumbers;
  readonly everyday: PolicyNumbers;
}
const kept = new WeakMap<Policy, Kept>();

function of(policy: Policy, dictionary: FactDictionary): Kept {
  let found = kept.get(policy);
  if (found?.dictionary !== dictionary) {
    const all = new PolicyNumbers(policy.rules, (id) => factBounds(dictionary.facts.get(id)));
    found = { dictionary, all, everyday: everydayNumbers(policy, dictionary) };
    kept.set(policy, found);
  }
  return found;
}

/** The numbers of a policy, lowered once. */
export const numbersOf = (policy: Policy, dictionary: FactDictionary): PolicyNumbers =>
  of(policy, dictionary).all;

/** The same for persons of whom every fact `isEveryday`: far fewer steps can leave 15 digits. */
export const everydayNumbersOf = (policy: Policy, dictionary: FactDictionary): PolicyNumbers =>
  of(policy, dictionary).everyday;
