import { expect, test } from 'vitest';
import { caseAddress, neighboursOf, queueQuery, tabsFor } from './desk-queue-address.ts';

test('begins with the work of a role that holds cases, and with all cases for an auditor', () => {
  expect(tabsFor(['county-officer'])[0]).toBe('mine');
  expect(tabsFor(['auditor'])).toEqual(['all', 'overdue']);
  expect(tabsFor(['county-officer'])).toContain('assigned');
  expect(queueQuery({ tab: 'mine' }, ['auditor']).queue).toBe('all');
});

test('asks only for what the address rightly says', () => {
  expect(
    queueQuery(
      { tab: 'overdue', step: 'nonsense', due: 'soon', assigned: 'x', q: '林', evil: '1' },
      ['approver'],
    ),
  ).toEqual({
    queue: 'overdue',
    limit: 50,
    search: '林',
  });
});

test('a case remembers the queue that it was opened from', () => {
  expect(caseAddress('a', { tab: 'all', step: 'proposed', evil: '1' })).toBe(
    '/desk/cases/a?tab=all&step=proposed',
  );
});

test('goes on with the next case, and with the first one left after the last', () => {
  expect(neighboursOf(['a', 'b', 'c'], 'b')).toMatchObject({
    previous: 'a',
    next: 'c',
    after: 'c',
  });
  expect(neighboursOf(['a', 'b'], 'b')).toMatchObject({
    previous: 'a',
    next: undefined,
    after: 'a',
  });
  expect(neighboursOf(['b'], 'b').after).toBeUndefined();
});

test('a case opened from elsewhere leads into the queue', () => {
  expect(neighboursOf(['a', 'b'], 'x')).toMatchObject({ at: -1, previous: undefined, after: 'a' });
});
