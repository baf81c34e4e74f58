import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { TaskState } from '../contract.ts';

export const toneOfState: Readonly<Record<TaskState, Tone>> = {
  open: 'attention',
  taken: 'waiting',
  called: 'waiting',
  handled: 'waiting',
  replied: 'good',
  closed: 'plain',
};

/** The colour of a grade; its word carries the meaning. */
export function toneOfGrade(grade: number): Tone {
  if (grade >= 4) return 'good';
  return grade === 3 ? 'plain' : 'bad';
}
