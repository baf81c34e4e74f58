import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { ProposalState } from '../contract.ts';

/** The colour of a state; its word carries the meaning. */
export const toneOf: Readonly<Record<ProposalState, Tone>> = {
  submitted: 'attention',
  declined: 'plain',
  filed: 'attention',
  merged: 'plain',
  split: 'plain',
  assigned: 'attention',
  handling: 'waiting',
  internal: 'waiting',
  supervision: 'waiting',
  cleared: 'waiting',
  answered: 'good',
  'face-to-face': 'attention',
  following: 'waiting',
  closed: 'good',
};

export const kindTones = { done: 'good', will: 'waiting', cannot: 'attention' } as const;
