import { Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { LetterState } from '../contract.ts';

const tones: Readonly<Record<LetterState, Tone>> = {
  draft: 'plain',
  checking: 'waiting',
  countersigning: 'waiting',
  checked: 'waiting',
  issued: 'good',
  sealed: 'good',
  sent: 'good',
  archived: 'plain',
};

/** Where a letter stands. */
export function StateTag({ state }: { readonly state: LetterState }) {
  const t = useWords('letters');
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
}
