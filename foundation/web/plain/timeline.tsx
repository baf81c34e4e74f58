import type { ReactNode } from 'react';
import { DateText, Moment } from './texts.tsx';

export interface TimelineEvent {
  readonly id: string;
  /** A moment (ISO) or a day (`YYYY-MM-DD`); absent for what has not happened yet. */
  readonly at?: string;
  readonly title: ReactNode;
  readonly by?: ReactNode;
  readonly detail?: ReactNode;
}

/** What happened, newest first as given; coming steps have no date. */
export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }) {
  return (
    <ol className="yz-timeline">
      {events.map((event) => (
        <li key={event.id} className={event.at === undefined ? 'yz-timeline-coming' : ''}>
          <p className="yz-timeline-title">{event.title}</p>
          <p className="yz-small">
            {event.at === undefined ? null : event.at.length > 10 ? (
              <Moment at={event.at} />
            ) : (
              <DateText on={event.at} />
            )}
            {event.by === undefined ? null : <span className="yz-timeline-by">{event.by}</span>}
          </p>
          {event.detail === undefined ? null : (
            <div className="yz-timeline-detail">{event.detail}</div>
          )}
        </li>
      ))}
    </ol>
  );
}
