import { describe, expect, it } from 'vitest';
import { contentOf, type Rested } from './content.ts';
import { changedFields } from '../applications/offers.ts';

const rested: Rested = {
  amountFen: 20_000_000,
  organisationId: 'a',
  policyDigest: 'p',
  payee: 'k',
  factIds: ['firstHome', 'months'],
  facts: {
    firstHome: { value: true, source: 'self', verified: false, asOf: '2024-06-03' },
    months: { value: 40, source: 'employer', verified: true, asOf: '2024-06-03' },
  },
  evidence: [
    { code: 'contract', fileId: '2' },
    { code: 'contract', fileId: '1' },
  ],
};
const changedBy = (over: Partial<Rested>): readonly string[] =>
  changedFields(contentOf(rested), contentOf({ ...rested, ...over }));

describe('what an approval rests on', () => {
  it('names each field that changed and no other', () => {
    expect(changedBy({ amountFen: 20_000_001 })).toEqual(['amount']);
    expect(changedBy({ organisationId: 'b' })).toEqual(['employer']);
    expect(changedBy({ payee: null })).toEqual(['payee']);
    expect(changedBy({ policyDigest: 'q' })).toEqual(['policy']);
    expect(changedBy({ facts: { ...rested.facts, months: { value: 41, source: 'employer', verified: true } } })).toEqual(['fact.months']); // prettier-ignore
    expect(changedBy({ facts: {} })).toEqual(['fact.firstHome', 'fact.months']);
    expect(changedBy({ evidence: [] })).toEqual(['evidence.contract']);
    expect(changedBy({ evidence: [...rested.evidence, { code: 'home', fileId: '3' }] })).toEqual(['evidence.home']); // prettier-ignore
  });

  it('is the same whoever confirmed a fact since, and in whichever order files are listed', () => {
    const confirmed = {
      value: true,
      source: 'department',
      verified: true,
      asOf: '2024-07-01',
    } as const;
    expect(changedBy({ facts: { ...rested.facts, firstHome: confirmed } })).toEqual([]);
    expect(changedBy({ evidence: rested.evidence.toReversed() })).toEqual([]);
  });
});
