import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { AppealState } from '../contract.ts';

/** The colour of a state; its word carries the meaning. */
export const toneOf: Readonly<Record<AppealState, Tone>> = {
  filed: 'waiting',
  taken: 'waiting',
  upheld: 'bad',
  changed: 'good',
  withdrawn: 'plain',
  'out-of-time': 'attention',
};
