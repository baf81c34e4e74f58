import { describe, expect, it } from 'vitest';
import type { Clock } from './application.ts';
import { clockAfter, openPauses } from './clock.ts';

const running: Clock = { stage: 'propose', from: '2024-06-03', pauses: [] };
const joint = { code: 'joint-check', ref: 'housing' } as const;
const expert = { code: 'expert-review', ref: null } as const;

const pause = (clock: Clock | null, key: typeof joint | typeof expert, today: string) =>
  clockAfter(clock, { act: 'pause', stage: 'propose', today, pause: key });
const resume = (clock: Clock | null, key: typeof joint | typeof expert, today: string) =>
  clockAfter(clock, { act: 'resume', stage: 'propose', today, pause: key });

describe('pauses of a term', () => {
  it('begin on the day after the request and end with the day of the answer', () => {
    const stopped = pause(running, joint, '2024-06-05');
    expect(resume(stopped, joint, '2024-06-07')?.pauses).toMatchObject([
      { from: '2024-06-06', until: '2024-06-08', code: 'joint-check' },
    ]);
  });

  it('leave nothing behind when they are answered on the same day', () => {
    expect(resume(pause(running, joint, '2024-06-05'), joint, '2024-06-05')?.pauses).toEqual([]);
  });

  it('lie over one another: the term stands until the last open one ends', () => {
    let clock = pause(running, joint, '2024-06-05');
    clock = pause(clock, expert, '2024-06-06');
    clock = resume(clock, joint, '2024-06-07');
    expect(openPauses(clock).map((each) => each.code)).toEqual(['expert-review']);
    clock = resume(clock, expert, '2024-06-10');
    expect(openPauses(clock)).toEqual([]);
  });

  it('are told apart by their reference, and one is never opened twice', () => {
    const other = { code: 'joint-check', ref: 'tax' } as const;
    let clock = pause(pause(running, joint, '2024-06-05'), joint, '2024-06-06');
    expect(clock?.pauses).toHaveLength(1);
    clock = clockAfter(clock, {
      act: 'pause',
      stage: 'propose',
      today: '2024-06-06',
      pause: other,
    });
    expect(openPauses(resume(clock, joint, '2024-06-07')).map((each) => each.ref)).toEqual(['tax']);
  });

  it('that are still open stop the next term too, and go with the case when it ends', () => {
    const stopped = pause(running, joint, '2024-06-05');
    const next = clockAfter(stopped, { act: 'start', stage: 'check', today: '2024-06-06' });
    expect(next).toMatchObject({ stage: 'check', from: '2024-06-06', pauses: [{ until: null }] });
    expect(clockAfter(stopped, { act: 'stop', stage: null, today: '2024-06-06' })).toBeNull();
  });
});
