import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { EventView } from '../contract.ts';

interface TrailPanelProps {
  readonly events: readonly EventView[];
  /** What a move of the mechanism is called. */
  readonly nameOf: (move: string) => string;
}

/** What was done with a record, by whom and why. */
export function TrailPanel({ events, nameOf }: TrailPanelProps) {
  const t = useWords('records');
  return (
    <DeskSheet title={t('pages.trail.title')}>
      <DeskTimeline
        events={events.map(({ id, at, move, by, reason }) => ({
          id,
          at,
          title: move === 'add-paper' ? t('pages.trail.add-paper') : nameOf(move),
          ...(by === null ? {} : { by }),
          ...(reason === null ? {} : { detail: reason }),
        }))}
      />
    </DeskSheet>
  );
}
