import type { FactDictionary } from '../facts/dictionary.ts';
import type { ScalarValue } from '../feel/interpret.ts';
import { partsOf, walk, type Expression, type Reference } from '../feel/tree.ts';
import { samplesOf } from '../file/fact-samples.ts';
import { constantOf } from '../policy-on.ts';
import { expressionsOf, type CheckedBenefit, type ValueRule } from '../rules.ts';
import { decideByReference, surroundingsOf, type RulesRead } from './reference-decision.ts';

/** One state of a benefit and of what it reads. */
export interface BenefitRead {
  readonly benefit: CheckedBenefit;
  readonly rules: RulesRead;
}

const combinationsMax = 6_000;

/**
 * Whether two states of a benefit are shown to give the same for everybody. Facts that the changed parts
 * read are tried on, between and beyond every figure that either state compares them with, and unknown;
 * conditions on other facts are taken as met, so that nothing they would hide is missed. `false` where
 * they differ or it cannot be shown.
 */
export function sameForAll(
  before: BenefitRead,
  after: BenefitRead,
  dictionary: FactDictionary,
): boolean {
  const sums = sameSums(before, after, dictionary);
  if (!sums) return false;
  // Each condition alone: its answer is shown, whatever the others say.
  return testsOf(before.benefit).every((test, i) => {
    const other = testsOf(after.benefit)[i];
    if (!other) return false;
    if (test === other && !reads(test, before, after)) return true;
    return sameOver([test], [other], before, after, dictionary, (value, tree) => value(tree));
  });
}

const testsOf = ({ applies, conditions }: CheckedBenefit): Expression[] =>
  [applies, ...conditions].flatMap((each) => (each ? [each.test] : []));

function sumsOf({ amount, cap, rangeFrom }: CheckedBenefit): Expression[] {
  return [...expressionsOf(amount), ...(cap ? [cap] : []), ...(rangeFrom ? [rangeFrom] : [])];
}

/** Whether a tree reads something that differs between two states. */
function reads(tree: Expression, before: BenefitRead, after: BenefitRead): boolean {
  const seen = new Set<string>();
  const visit = (node: Expression): boolean => {
    for (const part of walk(node)) {
      const key =
        part.kind === 'derived' || part.kind === 'parameter' ? `${part.kind} ${part.id}` : '';
      if (key === '' || seen.has(key)) continue;
      seen.add(key);
      if (part.kind === 'parameter') {
        const [one, two] = [before, after].map(({ rules }) => rules.parameters.get(part.id));
        if (one?.value.value !== two?.value.value) return true;
      } else if (part.kind === 'derived') {
        const [one, two] = [before, after].map(({ rules }) => rules.derived.get(part.id)?.rule);
        if (one !== two) return true;
        if (one && expressionsOf(one).some(visit)) return true;
      }
    }
    return false;
  };
  return visit(tree);
}

function sameSums(before: BenefitRead, after: BenefitRead, dictionary: FactDictionary): boolean {
  const same =
    before.benefit.amount === after.benefit.amount &&
    before.benefit.cap === after.benefit.cap &&
    before.benefit.rangeFrom === after.benefit.rangeFrom &&
    before.benefit.file === after.benefit.file;
  if (same && !sumsOf(before.benefit).some((tree) => reads(tree, before, after))) return true;
  const figures = figuresOf(sumsOf(before.benefit), before, new Map());
  if (!figures || !figuresOf(sumsOf(after.benefit), after, figures)) return false;
  // Conditions that speak of the same facts only: where they are not met, no sum is shown.
  const shown = before.benefit.conditions.filter(({ test }) => {
    const known = new Map(figures);
    return figuresOf([test], before, known) !== undefined && known.size === figures.size;
  });
  for (const { test } of shown) figuresOf([test], before, figures);
  const { applies: _, ...benefit } = before.benefit;
  const { applies: __, ...other } = after.benefit;
  return everywhere(figures, dictionary, (facts) => {
    const answers = [
      { benefit, rules: before.rules },
      { benefit: other, rules: after.rules },
    ].map((state) =>
      decideByReference(
        { ...state.benefit, conditions: shown },
        surroundingsOf(state.rules, facts),
      ),
    );
    const [one, two] = answers;
    return one?.amount === two?.amount && one?.rangeFrom === two?.rangeFrom;
  });
}

type Figures = Map<string, { readonly reference: Reference; readonly values: Set<ScalarValue> }>;

function sameOver(
  trees: readonly Expression[],
  others: readonly Expression[],
  before: BenefitRead,
  after: BenefitRead,
  dictionary: FactDictionary,
  answer: (value: (node: Expression) => ScalarValue, tree: Expression) => ScalarValue,
): boolean {
  const figures = figuresOf(trees, before, new Map());
  if (!figures || !figuresOf(others, after, figures)) return false;
  return everywhere(figures, dictionary, (facts) => {
    const [one, two] = [before.rules, after.rules].map((rules) => surroundingsOf(rules, facts));
    return trees.every((tree, i) => {
      const other = others[i];
      return one && two && other && answer(one, tree) === answer(two, other);
    });
  });
}

/**
 * Gathers the figures that facts are compared with, through derived values. Undefined where a fact is
 * computed with: its values cannot be listed then.
 */
function figuresOf(
  trees: readonly Expression[],
  { rules }: BenefitRead,
  figures: Figures,
): Figures | undefined {
  const opened = new Set<string>();
  const entry = (reference: Reference) => {
    const known = figures.get(reference.id) ?? { reference, values: new Set<ScalarValue>() };
    figures.set(reference.id, known);
    return known;
  };
  const visitRule = (rule: ValueRule): boolean => expressionsOf(rule).every(visit);
  const visit = (node: Expression): boolean => {
    switch (node.kind) {
      case 'fact':
        entry(node);
        return node.type.kind === 'boolean' || node.type.kind === 'code';
      case 'derived': {
        if (opened.has(node.id)) return true;
        opened.add(node.id);
        const rule = rules.derived.get(node.id)?.rule;
        return !rule || visitRule(rule);
      }
      case 'in':
        return visit(node.test);
      case 'compare': {
        const { left, right } = node;
        const [fact, other] = left.kind === 'fact' ? [left, right] : [right, left];
        const figure = fact.kind === 'fact' ? constantOf(other, rules.parameters) : undefined;
        if (fact.kind !== 'fact' || figure === undefined) return visit(left) && visit(right);
        entry(fact).values.add(figure);
        return true;
      }
      default:
        return partsOf(node).every(visit);
    }
  };
  return trees.every(visit) ? figures : undefined;
}

/** Whether something holds for all samples of the facts, unknown included. */
function everywhere(
  figures: Figures,
  dictionary: FactDictionary,
  holds: (facts: ReadonlyMap<string, ScalarValue>) => boolean,
): boolean {
  const ids = [...figures.keys()];
  const samples = [...figures.values()].map(({ reference, values }) => [
    ...samplesOf(reference, [...values], dictionary),
    null,
  ]);
  const combinations = samples.reduce((product, { length }) => product * length, 1);
  if (combinations > combinationsMax) return false;
  const facts = new Map<string, ScalarValue>();
  for (let number = 0; number < combinations; number++) {
    let rest = number;
    for (const [i, list] of samples.entries()) {
      facts.set(ids[i] ?? '', list[rest % list.length] ?? null);
      rest = Math.floor(rest / list.length);
    }
    if (!holds(facts)) return false;
  }
  return true;
}
