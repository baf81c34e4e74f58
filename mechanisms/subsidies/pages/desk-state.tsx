import { holderNames, stateNames, type State } from '@yanzhen/procedures/applications/contract.ts';
import { Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';

const tones: Readonly<Partial<Record<State, Tone>>> = {
  correction: 'attention',
  objected: 'attention',
  returned: 'attention',
  paid: 'good',
  'in-service': 'good',
  stopped: 'bad',
  refused: 'bad',
  withdrawn: 'plain',
  expired: 'plain',
};

/** A state as the offices call it. */
export function StateTag({ state }: { readonly state: State }) {
  const text = useText();
  const t = useWords('subsidies');
  // The name of the state speaks to the applicant: "your correction".
  const says = state === 'correction' ? t('pages.desk.correction-state') : text(stateNames[state]);
  return <Tag tone={tones[state] ?? 'waiting'}>{says}</Tag>;
}

/** The office or person that has a case; a dash when it has ended. */
export function useHolderName(): (holder: string | null) => string {
  const text = useText();
  return (holder) => (holder === null ? '—' : text(holderNames[holder]) || holder);
}
