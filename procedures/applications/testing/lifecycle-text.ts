import { moves, standings } from '../lifecycle.ts';

/** The table of moves as a picture in text: what the README shows. A test compares the two. */
export function lifecycleText(): string {
  const states = Object.keys(standings) as (keyof typeof standings)[];
  const picture = states.map((state) => {
    const { holder, term } = standings[state];
    const days =
      term === null ? '' : 'stage' in term ? ` · ${term.stage}` : ` · ${term.workingDays} d`;
    const lines = moves
      .filter((each) => each.to !== 'same' && each.from.includes(state))
      .map(({ move, to, duty }) => `  └ ${move}${duty ? ` (${duty})` : ''} → ${to}`);
    return [`${state} [${holder ?? 'ended'}${days}]`, ...lines].join('\n');
  });
  const staying = moves
    .filter((each) => each.to === 'same')
    .map(({ move, from }) => `${move} stays in: ${from.join(', ')}`);
  return [...picture, ...staying].join('\n');
}
