import type { Localized } from '@yanzhen/values/localized.ts';
import type { VocabularyFact } from '../../contract.ts';
import type { Outline } from './outline.ts';

/** A name that an expression may read, with what it means. */
export interface PolicyName {
  readonly name: string;
  readonly kind: 'fact' | 'parameter' | 'derived';
  readonly label: Localized;
  readonly fact?: VocabularyFact;
  /** Of a parameter: its number and unit. */
  readonly value?: string;
}

/** Every name of the city's facts and of the text itself. */
export function policyNames(facts: readonly VocabularyFact[], outline: Outline): PolicyName[] {
  const values = new Map(outline.parameters.map((each) => [each.id, `${each.value} ${each.unit}`]));
  return [
    ...facts.map((fact) => ({
      name: fact.name,
      kind: 'fact' as const,
      label: fact.label,
      fact,
    })),
    ...outline.parameterNames.map(({ id, name, label }) => {
      const value = values.get(id);
      return { name, kind: 'parameter' as const, label, ...(value ? { value } : {}) };
    }),
    ...outline.derived.map(({ name, label }) => ({ name, kind: 'derived' as const, label })),
  ];
}

/** The longest name that covers a place of a line. */
export function nameAt(
  line: string,
  place: number,
  names: readonly PolicyName[],
): { readonly found: PolicyName; readonly from: number; readonly to: number } | undefined {
  let best: { found: PolicyName; from: number; to: number } | undefined;
  for (const found of names) {
    const { name } = found;
    for (let from = line.indexOf(name); from >= 0; from = line.indexOf(name, from + 1)) {
      const to = from + name.length;
      const covers = from <= place && place <= to;
      if (covers && (!best || to - from > best.to - best.from)) best = { found, from, to };
    }
  }
  return best;
}

/** Built-in functions of FEEL by name, with what they take. @source DMN 1.5, 10.3.4 */
export const feelFunctions: readonly (readonly [name: string, takes: string])[] = [
  ['min', 'list | a, b, …'],
  ['max', 'list | a, b, …'],
  ['sum', 'list'],
  ['count', 'list'],
  ['mean', 'list'],
  ['abs', 'n'],
  ['floor', 'n'],
  ['ceiling', 'n'],
  ['round up', 'n, scale'],
  ['round down', 'n, scale'],
  ['round half up', 'n, scale'],
  ['modulo', 'dividend, divisor'],
  ['date', 'from'],
  ['duration', 'from'],
  ['years and months duration', 'from, to'],
  ['day of week', 'date'],
  ['not', 'boolean'],
  ['list contains', 'list, element'],
  ['all', 'list'],
  ['any', 'list'],
  ['contains', 'text, match'],
  ['starts with', 'text, match'],
  ['ends with', 'text, match'],
  ['string length', 'text'],
  ['distinct values', 'list'],
  ['union', 'list, list'],
  ['append', 'list, item'],
  ['sort', 'list, precedes'],
];
