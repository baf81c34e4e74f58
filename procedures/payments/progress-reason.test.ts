import { describe, expect, it } from 'vitest';
import { progressOf, type PartOnItsWay } from './progress-reason.ts';

const part: PartOnItsWay = {
  partState: 'payable',
  caseState: 'payable',
  reserved: true,
  availableFen: 0,
  amountFen: 100,
  batchState: null,
  returnedReason: null,
  held: false,
};

describe('why money is not further', () => {
  it.each([
    ['waits in the queue', {}, 'queue', null],
    ['is in a batch', { partState: 'batched', batchState: 'signed' }, 'batch', null],
    ['is at the bank', { partState: 'batched', batchState: 'exported' }, 'bank', 'bank-answer'],
    ['came back for the account', { partState: 'returned', returnedReason: '收款账号户名不符' }, 'queue', 'account-wrong'],
    ['came back otherwise', { partState: 'returned', returnedReason: '系统退汇' }, 'queue', 'returned'],
    ['is on public notice', { partState: 'checked' }, 'before-queue', 'publicity'],
    ['is held in the queue', { held: true }, 'queue', 'recheck'],
    ['is held before it', { held: true, partState: 'checked' }, 'before-queue', 'recheck'],
    ['is held at the bank', { held: true, partState: 'batched', batchState: 'exported' }, 'bank', 'bank-answer'],
    ['is checked again', { partState: 'due' }, 'before-queue', 'recheck'],
    ['has no line', { partState: 'due', reserved: false, availableFen: null }, 'before-queue', 'awaiting-appropriation'],
    ['has an empty line', { partState: 'due', reserved: false }, 'before-queue', 'awaiting-appropriation'],
    ['lacks one fen', { partState: 'due', reserved: false, availableFen: 99 }, 'before-queue', 'budget-short'],
    ['lacks none', { partState: 'due', reserved: false, availableFen: 100 }, 'before-queue', 'recheck'],
  ] as const)('%s', (_, change, stage, reason) => {
    expect(progressOf({ ...part, ...change })).toEqual({ stage, reason });
  }); // prettier-ignore
});
