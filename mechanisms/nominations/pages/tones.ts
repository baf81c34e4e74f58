import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { NominationState, RoundState } from '../contract.ts';

export const roundTones: Readonly<Record<RoundState, Tone>> = {
  applied: 'waiting',
  open: 'good',
  closed: 'plain',
  withdrawn: 'bad',
};

export const stateTones: Readonly<Record<NominationState, Tone>> = {
  proposed: 'waiting',
  recommended: 'waiting',
  selected: 'good',
  'not-selected': 'plain',
  serving: 'good',
  served: 'good',
  broken: 'bad',
  withdrawn: 'bad',
};
