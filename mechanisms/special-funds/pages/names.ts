import type { State } from '@yanzhen/procedures/applications/contract.ts';
import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { CallState } from '../contract.ts';
import type { FundApplication } from '../contract-applications.ts';

export const callTones: Readonly<Record<CallState, Tone>> = {
  draft: 'attention',
  published: 'good',
  closed: 'plain',
  withdrawn: 'bad',
};

/** How a state of a case is coloured. */
export function toneOf(state: State): Tone {
  if (state === 'paid' || state === 'in-service') return 'good';
  if (state === 'refused' || state === 'stopped' || state === 'expired') return 'bad';
  if (state === 'draft' || state === 'correction') return 'attention';
  return state === 'withdrawn' ? 'plain' : 'waiting';
}

type Milestone = FundApplication['agreed'][number];

/** How a milestone is coloured. */
export function milestoneTone({ state, overdue }: Pick<Milestone, 'state' | 'overdue'>): Tone {
  if (state === 'accepted') return 'good';
  if (overdue) return 'bad';
  return state === 'reported' ? 'waiting' : 'plain';
}
