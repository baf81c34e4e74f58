import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import { faults } from './contract.ts';

/**
 * How much a value misses its criterion by.
 *
 * @returns 0 where it is met; otherwise what is missing, to two decimals.
 */
export function gapOf(bound: 'least' | 'most', target: number, value: number): number {
  const missing = bound === 'least' ? target - value : value - target;
  return Math.max(0, Math.round(missing * 100) / 100);
}

interface PlanYear {
  readonly year: number;
  /** Whole fen. */
  readonly perStudentFen: number;
}

/**
 * What stands against a plan of the per-student appropriation, the base year first; each fault names its
 * year.
 *
 * @param averageFen  The provincial average that the last year reaches, whole fen.
 */
export function planFaults(years: readonly PlanYear[], averageFen: number): Fault[] {
  const found: Fault[] = [];
  const first = years[0];
  const last = years.at(-1);
  if (!first || !last) throw new RangeError('a plan has years');
  const span = last.year - first.year;
  years.forEach(({ year, perStudentFen }, n) => {
    const before = years[n - 1];
    if (!before) return;
    if (year !== before.year + 1) {
      const field = `body.years.${String(n)}.year`;
      found.push(fault(faults.yearsWrong, { status: 400, field, values: { year } }));
    }
    if (perStudentFen < before.perStudentFen) {
      const field = `body.years.${String(n)}.perStudentFen`;
      const by = (before.perStudentFen - perStudentFen) / 100;
      found.push(fault(faults.appropriationFalls, { status: 400, field, values: { year, by } }));
    }
  });
  if (span < 3 || span > 5) {
    found.push(
      fault(faults.yearsWrong, { status: 400, field: 'body.years', values: { year: last.year } }),
    );
  }
  if (last.perStudentFen < averageFen) {
    const field = `body.years.${String(years.length - 1)}.perStudentFen`;
    const by = (averageFen - last.perStudentFen) / 100;
    found.push(
      fault(faults.averageNotReached, { status: 400, field, values: { year: last.year, by } }),
    );
  }
  return found;
}

/**
 * What stands against replacing a plan by another: its first year is not below what the plan in force has for
 * the year before it, so that no fall hides between two plans.
 */
export function replacementFault(
  inForce: readonly PlanYear[],
  years: readonly PlanYear[],
): Fault | undefined {
  const [first] = years;
  const before = inForce.filter(({ year }) => first !== undefined && year < first.year).at(-1);
  if (!first || !before || first.perStudentFen >= before.perStudentFen) return undefined;
  const by = (before.perStudentFen - first.perStudentFen) / 100;
  const field = 'body.years.0.perStudentFen';
  return fault(faults.appropriationFalls, { status: 400, field, values: { year: first.year, by } });
}
