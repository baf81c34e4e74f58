import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRecovery, type Duties } from './count-recovery.ts';

const proRata: Duties = { serviceMonths: 60, onLeaving: 'pro-rata', clause: '第八条', waivers: [{ id: 'other-employer-here', graceMonths: 3 }] }; // prettier-ignore
const count = (duties: Duties, paid: number, leftOn: string) =>
  countRecovery(duties, paid, '2024-06-18', leftOn);

describe('the sum to repay', () => {
  it('is the share of the months not served, and a month counts once it is complete', () => {
    expect(count(proRata, 6_000_000, '2024-07-17')).toMatchObject({ servedMonths: 0, amountFen: 6_000_000 }); // prettier-ignore
    expect(count(proRata, 6_000_000, '2024-07-18')).toMatchObject({ servedMonths: 1, amountFen: 5_900_000 }); // prettier-ignore
    expect(count(proRata, 6_000_000, '2029-06-17')).toMatchObject({ servedMonths: 59, amountFen: 100_000 }); // prettier-ignore
    expect(count(proRata, 6_000_000, '2029-06-18')).toBeUndefined();
  });

  it('is rounded down to the fen, in the person’s favour', () => {
    expect(count(proRata, 1_000_001, '2024-07-18')?.amountFen).toBe(983_334);
  });

  it('is everything where the clause says so, and nothing where it asks for nothing', () => {
    const full = { ...proRata, onLeaving: 'full' as const };
    expect(count(full, 6_000_000, '2029-06-17')?.amountFen).toBe(6_000_000);
    expect(count({ ...proRata, onLeaving: 'none' }, 6_000_000, '2024-07-01')).toBeUndefined();
    expect(count({ ...proRata, serviceMonths: 0 }, 6_000_000, '2024-07-01')).toBeUndefined();
    expect(count(proRata, 0, '2024-07-01')).toBeUndefined();
  });

  it('waits for the months in which another employer here counts on', () => {
    expect(count(proRata, 100, '2024-11-30')?.graceUntil).toBe('2025-02-28');
    expect(count({ ...proRata, waivers: [] }, 100, '2024-11-30')?.graceUntil).toBeNull();
  });

  it('never exceeds what was paid and never grows with service', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 10 }), fc.integer({ min: 0, max: 58 }), (paid, months) => {
        const on = (n: number) => `${2024 + Math.floor((5 + n) / 12)}-${String(((5 + n) % 12) + 1).padStart(2, '0')}-18`;
        const sooner = count(proRata, paid, on(months))?.amountFen ?? 0;
        const later = count(proRata, paid, on(months + 1))?.amountFen ?? 0;
        expect(sooner).toBeLessThanOrEqual(paid);
        expect(later).toBeLessThanOrEqual(sooner);
      }),
      { numRuns: 200 },
    );
  }); // prettier-ignore
});
