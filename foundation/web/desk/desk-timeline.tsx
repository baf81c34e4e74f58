import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import { denseMoment } from '../dates.ts';

export interface DeskEvent {
  readonly id: string;
  /** A moment (ISO) or a day; absent for what is to come. */
  readonly at?: string;
  readonly title: ReactNode;
  /** Who did it, with the duty. */
  readonly by?: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'bad';
}

const colours = { plain: 'var(--teal)', good: 'var(--good)', bad: 'var(--bad)' };

/** The record of a case: moment, act, person, reason. */
export function DeskTimeline({ events }: { readonly events: readonly DeskEvent[] }) {
  return (
    <Timeline
      className="yz-desk-timeline"
      items={events.map((event) => ({
        key: event.id,
        color: event.at === undefined ? 'gray' : colours[event.tone ?? 'plain'],
        content: (
          <>
            <p>
              <strong>{event.title}</strong> {event.by}
            </p>
            <p className="yz-small">
              {event.at === undefined ? null : event.at.length > 10 ? (
                <time dateTime={event.at}>{denseMoment(event.at)}</time>
              ) : (
                <time dateTime={event.at}>{event.at}</time>
              )}
            </p>
            {event.detail === undefined ? null : <div>{event.detail}</div>}
          </>
        ),
      }))}
    />
  );
}
