import type { LintContext } from './paper.ts';

/** Every name that the city knows, offices with and without the city before them; no name twice. */
export function knownNames({ city = '', offices = [], names = [] }: LintContext): string[] {
  const short = offices.flatMap((office) =>
    city !== '' && office.startsWith(city) ? [office.slice(city.length)] : [],
  );
  return [...new Set([...offices, ...short, ...names])].filter((name) => name.length >= 4);
}
