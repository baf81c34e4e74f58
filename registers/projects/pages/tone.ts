import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { ProjectState } from '../contract.ts';

/** How a state is coloured; its word carries the meaning. */
export const toneOf: Readonly<Record<ProjectState, Tone>> = {
  planned: 'plain',
  running: 'waiting',
  accepted: 'good',
  tracking: 'good',
  closed: 'plain',
  stopped: 'bad',
  withdrawn: 'bad',
  joined: 'plain',
};
