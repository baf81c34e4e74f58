import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { AgreementState } from '../contract.ts';

/** How a state is coloured; its word carries the meaning. */
export const toneOf: Readonly<Record<AgreementState, Tone>> = {
  intent: 'plain',
  draft: 'waiting',
  'legal-review': 'waiting',
  signed: 'good',
  'in-force': 'good',
  'due-soon': 'attention',
  renewed: 'plain',
  closed: 'plain',
  terminated: 'bad',
  withdrawn: 'bad',
};
