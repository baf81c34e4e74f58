import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import type { Group } from '../contract.ts';

/** What the words and the colour of a group's state are. */
export function standingOf({ state, merged }: Pick<Group, 'state' | 'merged'>): {
  readonly key: string;
  readonly tone: Tone;
} {
  if (merged) return { key: 'state.merged', tone: 'good' };
  const tone: Tone = state === 'false' ? 'plain' : state === 'confirmed' ? 'attention' : 'waiting';
  return { key: `state.${state}`, tone: state === 'open' ? 'attention' : tone };
}

/** Records of a group are called A, B, C … in the order in which they came in. */
export function letterOf(members: readonly { readonly personId: string }[], id: string): string {
  return String.fromCharCode(65 + members.findIndex(({ personId }) => personId === id));
}
