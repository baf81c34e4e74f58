import { Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { DraftState } from '../contract.ts';

const tones: Readonly<Record<DraftState, Tone>> = {
  draft: 'plain',
  proposed: 'waiting',
  published: 'good',
  dropped: 'bad',
};

/** Where a draft stands. */
export function StateTag({ state }: { readonly state: DraftState }) {
  const t = useWords('policy-review');
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
}
