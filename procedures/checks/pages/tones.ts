import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { Answer, QuestionState } from '../contract.ts';

/** Colours of what a word says beside them. */
export const stateTones: Readonly<Record<QuestionState | 'none' | 'nothing-stated', Tone>> = {
  open: 'waiting',
  answered: 'good',
  disputed: 'attention',
  settled: 'good',
  withdrawn: 'plain',
  none: 'plain',
  'nothing-stated': 'plain',
};

export const answerTones: Readonly<Record<Answer, Tone>> = {
  yes: 'good',
  no: 'bad',
  'no-data': 'plain',
};
