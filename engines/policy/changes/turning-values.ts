import { addDays, addMonths, isCivilDate } from '@yanzhen/values/civil-date.ts';
import type { FactDefinition } from '../facts/dictionary-schema.ts';
import { factReader, type FactValue } from '../facts/normalise.ts';
import { decimal } from '../feel/decimal.ts';
import { walk } from '../feel/tree.ts';
import { readsOf, type BenefitOfPolicy } from './reads.ts';

/** Figures that one benefit compares with: a policy seldom has more than a few dozen. */
const figuresMax = 400;

interface Figures {
  readonly numbers: readonly number[];
  readonly dates: readonly string[];
}

const known = new WeakMap<object, Figures>();

/** Every figure and day that stands in a benefit's rules, as literal or parameter, in fen and plain. */
function figuresOf(of: BenefitOfPolicy): Figures {
  const kept = known.get(of.benefit);
  if (kept) return kept;
  const numbers = new Set<number>();
  const dates = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'number') numbers.add(value);
    else if (typeof value === 'string' && isCivilDate(value)) dates.add(value);
  };
  for (const expression of readsOf(of).expressions) {
    for (const node of walk(expression)) {
      if (numbers.size + dates.size > figuresMax) break;
      if (node.kind === 'literal') take(node.value);
      else if (node.kind === 'parameter') {
        take(of.policy.rules.parameters.get(node.id)?.value.value);
      } else if (node.kind === 'in-fen' && node.operand.kind === 'literal') {
        take(decimal(Number(node.operand.value) * 100));
      }
    }
  }
  const figures = {
    numbers: [...numbers].sort((a, b) => a - b),
    dates: [...dates].sort(),
  };
  known.set(of.benefit, figures);
  return figures;
}

/** The smallest step by which a fact's value can differ; a hundredth for a number that is not whole. */
export const stepOf = (fact: FactDefinition): number =>
  fact.type === 'number' && !fact.whole ? 0.01 : 1;

/** Years by which a day is moved where the rules name no day, as with an age. */
const yearsMoved = [1, 2, 3, 5, 10, 20, 30, 40, 60];

/**
 * Values of a fact at which a benefit's answer may turn: yes and no, every code, and for numbers,
 * money and days those on and beside each figure of the rules, with the ends of the fact's range.
 *
 * @param of    The benefit.
 * @param fact  The fact; one that is no single value (a list of records, a text) has none.
 * @param from  Its value now, where a way away from it is looked for.
 * @returns     Normalised values that the dictionary allows, each once.
 */
export function turningValues(
  of: BenefitOfPolicy,
  fact: FactDefinition,
  from: FactValue = null,
): readonly FactValue[] {
  const read = factReader(fact);
  const values = new Set<FactValue>();
  for (const value of proposals(of, fact, from)) {
    const taken = read(value);
    if (taken !== null) values.add(taken);
  }
  return [...values];
}

function proposals(of: BenefitOfPolicy, fact: FactDefinition, from: FactValue): FactValue[] {
  switch (fact.type) {
    case 'boolean':
      return [true, false];
    case 'code':
      return fact.codes.map(({ code }) => code);
    case 'number':
    case 'money': {
      const step = stepOf(fact);
      const { numbers } = figuresOf(of);
      const ends =
        fact.type === 'number' ? [fact.min, fact.max].filter((end) => end !== undefined) : [0];
      const moved =
        typeof from === 'number' ? [decimal(from - step), decimal(from + step), from * 10] : [];
      return [
        ...numbers.flatMap((n) => [decimal(n - step), n, decimal(n + step)]),
        ...ends,
        ...moved,
      ];
    }
    case 'date': {
      const { dates } = figuresOf(of);
      const start =
        typeof from === 'string' && isCivilDate(from) ? from : of.policy.document.inForce.from;
      return [
        ...dates.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]),
        ...yearsMoved.flatMap((years) => [
          addMonths(start, -12 * years),
          addMonths(start, 12 * years),
        ]),
      ];
    }
    default:
      return [];
  }
}
