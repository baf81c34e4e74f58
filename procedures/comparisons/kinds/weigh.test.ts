import { describe, expect, it } from 'vitest';
import { questionOf, type CaseStanding, type ListRow, type Weighed } from '../kind.ts';
import { deaths } from './deaths.ts';
import { insurance } from './insurance.ts';
import { leavers } from './leavers.ts';
import { property } from './property.ts';
import { tax } from './tax.ts';

const own = '91510500MA0000001A';
const another = '91510500MA0000002B';
/** Five years of service from the first payment; the list tells of 30 June 2025. */
const standing: CaseStanding = {
  asOf: '2025-06-30',
  employer: { creditCode: own, name: '雁江试验厂' },
  grantedOn: '2024-06-03',
  service: { from: '2024-06-10', until: '2029-06-10' },
  firstHome: { clause: '第二条', boughtOn: '2024-03-01' },
  parts: [
    { dueOn: '2024-06-03', amountFen: 100, state: 'paid' },
    { dueOn: '2025-06-03', amountFen: 50, state: 'paid' },
    { dueOn: '2026-06-03', amountFen: 50, state: 'planned' },
  ],
};
const short = (weighed: Weighed): string =>
  weighed.found === 'suspect' ? weighed.reason : weighed.found;
const leftOn = (weighed: Weighed): string | undefined =>
  weighed.found === 'suspect' && weighed.repay.by === 'service' ? weighed.repay.leftOn : undefined;

describe('what makes a case suspect', () => {
  it.each<[string, ListRow, Partial<CaseStanding>, string]>([
    ['ended before the service and longer ago than lists lag', { until: '2025-05-29' }, {}, 'contributions-ended'],
    ['ended within the month that lists lag', { until: '2025-05-30' }, {}, 'no-data'],
    ['ended on the day the list tells of', { until: '2025-06-30' }, {}, 'nothing'],
    ['ended on the last day of the service', { until: '2025-01-10' }, { service: { from: '2024-06-10', until: '2025-01-10' } }, 'nothing'],
    ['ended the day before it', { until: '2025-01-09' }, { service: { from: '2024-06-10', until: '2025-01-10' } }, 'contributions-ended'],
    ['is paid in another city', { place: 'elsewhere', since: '2025-02-01' }, {}, 'other-city'],
    ['is paid elsewhere only after the service', { place: 'elsewhere', since: '2029-06-10' }, { asOf: '2029-12-31' }, 'nothing'],
    ['is paid by another employer', { employerCode: another, employer: '另一家', since: '2025-02-01' }, {}, 'other-employer'],
    ['is paid by the named one', { employerCode: own }, {}, 'nothing'],
    ['is paid by somebody while the case names nobody', { employerCode: another, place: 'here' }, { employer: null }, 'nothing'],
    ['says nothing', {}, {}, 'no-data'],
    ['meets a case that asks no service', { until: '2025-01-01' }, { service: null }, 'nothing'],
  ])('insurance that %s', (_, row, change, expected) => {
    expect(short(insurance.weigh(row, { ...standing, ...change }))).toBe(expected);
  });

  it('counts the service to the last day of contributions, or to the day before the change', () => {
    expect(leftOn(insurance.weigh({ until: '2025-02-28' }, standing))).toBe('2025-02-28');
    expect(leftOn(insurance.weigh({ place: 'elsewhere', since: '2025-02-01' }, standing))).toBe('2025-01-31');
    expect(leftOn(tax.weigh({ year: 2024, declared: false }, standing))).toBe('2024-06-09');
  });

  it.each<[string, ListRow, Partial<CaseStanding>, string]>([
    ['came the day before the purchase', { use: 'home', acquiredOn: '2024-02-29' }, {}, 'owned-before'],
    ['came on that day', { use: 'home', acquiredOn: '2024-03-01' }, {}, 'nothing'],
    ['is no home', { use: 'other', acquiredOn: '2020-01-01' }, {}, 'nothing'],
    ['has no use', { acquiredOn: '2020-01-01' }, {}, 'no-data'],
    ['has no day', { use: 'home' }, {}, 'no-data'],
    ['meets a purchase without its day', { use: 'home', acquiredOn: '2020-01-01' }, { firstHome: { clause: '第二条', boughtOn: null } }, 'no-data'],
    ['meets a benefit that asks no first home', { use: 'home', acquiredOn: '2020-01-01' }, { firstHome: null }, 'nothing'],
  ])('property that %s', (_, row, change, expected) => {
    expect(short(property.weigh(row, { ...standing, ...change }))).toBe(expected);
  });

  it.each<[string, ListRow, Partial<CaseStanding>, string]>([
    ['were declared by nobody', { year: 2024, declared: false }, {}, 'not-declared'],
    ['were not declared in a year that is not over', { year: 2025, declared: false }, {}, 'no-data'],
    ['were not declared before the service', { year: 2023, declared: false }, {}, 'nothing'],
    ['were declared by another', { year: 2024, declared: true, employerCode: another }, {}, 'declared-by-another'],
    ['were declared by the named one', { year: 2024, declared: true, employerCode: own }, {}, 'nothing'],
    ['were declared by somebody', { year: 2024, declared: true }, {}, 'no-data'],
    ['were declared, the case naming nobody', { year: 2024, employerCode: another }, { employer: null }, 'no-data'],
  ])('wages that %s', (_, row, change, expected) => {
    expect(short(tax.weigh(row, { ...standing, ...change }))).toBe(expected);
  });

  it.each<[string, ListRow, Partial<CaseStanding>, string]>([
    ['came the day before a part fell due', { diedOn: '2025-06-02' }, {}, 'due-after-death'],
    ['came on the day it fell due', { diedOn: '2025-06-03' }, {}, 'parts-to-come'],
    ['came after everything', { diedOn: '2026-06-03' }, { asOf: '2026-12-31' }, 'nothing'],
    ['came with the rest stopped', { diedOn: '2025-06-03' }, { parts: [{ dueOn: '2026-06-03', amountFen: 50, state: 'stopped' }] }, 'nothing'],
    ['came while the case is under way', { diedOn: '2025-06-03' }, { grantedOn: null, parts: [] }, 'open-case'],
    ['has no day', {}, {}, 'no-data'],
  ])('a death that %s', (_, row, change, expected) => {
    expect(short(deaths.weigh(row, { ...standing, ...change }))).toBe(expected);
  });

  it.each<[string, ListRow, Partial<CaseStanding>, string]>([
    ['left the day before the service was full', { employerCode: own, leftOn: '2029-06-09' }, {}, 'left-early'],
    ['left on the day it was', { employerCode: own, leftOn: '2029-06-10' }, {}, 'nothing'],
    ['left another employer', { employerCode: another, leftOn: '2025-01-01' }, {}, 'no-data'],
    ['left nobody knows whom', { leftOn: '2025-01-01' }, {}, 'no-data'],
    ['left nobody knows when', { employerCode: own }, {}, 'no-data'],
    ['owes no service', { employerCode: own, leftOn: '2025-01-01' }, { service: null }, 'nothing'],
  ])('somebody who %s', (_, row, change, expected) => {
    expect(short(leavers.weigh(row, { ...standing, ...change }))).toBe(expected);
  });

  it('puts its question in both languages with nothing left open', () => {
    const samples: [typeof insurance, ListRow, Partial<CaseStanding>?][] = [
      [insurance, { until: '2025-01-01' }],
      [insurance, { place: 'elsewhere', since: '2025-02-01' }],
      [insurance, { employerCode: another, employer: '另一家' }],
      [property, { use: 'home', acquiredOn: '2020-01-01' }],
      [tax, { year: 2024, declared: false }],
      [tax, { year: 2024, employerCode: another }],
      [deaths, { diedOn: '2025-01-01' }],
      [deaths, { diedOn: '2025-06-03' }],
      [deaths, { diedOn: '2025-06-03' }, { grantedOn: null }],
      [leavers, { employerCode: own, leftOn: '2025-01-01' }],
    ];
    const asked = samples.map(([kind, row, change]) => {
      const weighed = kind.weigh(row, { ...standing, ...change });
      if (weighed.found !== 'suspect') throw new Error('nothing is asked');
      const { zh, en } = questionOf(kind, weighed);
      expect(`${zh}${en}`).not.toMatch(/\{\{|undefined|“”/);
      return weighed.reason;
    });
    const all = [insurance, property, tax, deaths, leavers].flatMap((kind) => Object.keys(kind.reasons));
    expect(new Set(asked)).toEqual(new Set(all));
  });
}); // prettier-ignore
