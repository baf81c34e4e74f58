import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { Suspect, SuspectState } from '../contract.ts';

const states: Readonly<Record<SuspectState, Tone>> = {
  flagged: 'waiting',
  explained: 'attention',
  overdue: 'bad',
  'clear-proposed': 'attention',
  upheld: 'bad',
  closed: 'plain',
  withdrawn: 'plain',
};

/** Colour of a record: what waits for an office stands out; what is closed says how it ended. */
export function toneOf({ state, result }: Pick<Suspect, 'state' | 'result'>): Tone {
  return state === 'closed' && result === 'cleared' ? 'good' : states[state];
}

/** What a record is called by: its state, or how it ended. */
export function standingKey({ state, result }: Pick<Suspect, 'state' | 'result'>): string {
  return state === 'closed' ? `result.${result}` : `state.${state}`;
}
