import { describe, expect, it } from 'vitest';
import { weighStatement } from './weigh-statement.ts';

const self = { source: 'self', verified: false } as const;
const employer = { source: 'employer', verified: true } as const;

describe('a statement beside what is known', () => {
  it('is kept when nothing is known', () => {
    expect(weighStatement(undefined, { ...self, value: 36 })).toBe('keep');
    expect(weighStatement(undefined, { ...self, value: null })).toBe('leave');
  });
  it('replaces what the same person said before', () => {
    expect(weighStatement({ ...self, value: 12 }, { ...self, value: 36 })).toBe('keep');
    expect(weighStatement({ ...self, value: 36 }, { ...self, value: 36 })).toBe('leave');
    expect(weighStatement({ ...self, value: 36 }, { ...self, value: null })).toBe('keep');
  });
  it('never replaces a verified one, and says so only when it differs', () => {
    expect(weighStatement({ ...employer, value: 36 }, { ...self, value: 12 })).toBe('contradicts');
    expect(weighStatement({ ...employer, value: 36 }, { ...self, value: 36 })).toBe('leave');
    expect(weighStatement({ ...employer, value: 36 }, { ...self, value: null })).toBe('leave');
  });
  it('is replaced when somebody verifies it', () => {
    expect(weighStatement({ ...self, value: 36 }, { ...employer, value: 36 })).toBe('keep');
    expect(weighStatement({ ...employer, value: 36 }, { ...employer, value: 37 })).toBe('keep');
  });
});
