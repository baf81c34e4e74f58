import type { RowRules } from './lowered.ts';

/**
 * Changes that nobody asked for, of the kinds that officers try: another sum, and one test less. What-ifs run
 * them once over a part of the population, so that the first change that somebody waits for finds loops that
 * are compiled already.
 */
export function rehearsals(rules: RowRules): RowRules[] {
  const { rounding, tests } = rules;
  const to = rounding.to === '100yuan' ? 'yuan' : '100yuan';
  return [
    { ...rules, rounding: { ...rounding, to } },
    { ...rules, tests: tests.slice(0, -1) },
  ];
}
