import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { RecoveryState } from '../contract.ts';

const tones: Readonly<Partial<Record<RecoveryState, Tone>>> = {
  grace: 'plain',
  opened: 'attention',
  replied: 'attention',
  'waiver-proposed': 'attention',
  recovered: 'good',
  waived: 'good',
  dropped: 'plain',
  enforced: 'bad',
};

/** Colour of a state: what waits for an office stands out. */
export function toneOf(state: RecoveryState): Tone {
  return tones[state] ?? 'waiting';
}
