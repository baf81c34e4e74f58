import { Asked } from '@yanzhen/web-kit/ask.tsx';
import { useOwnApplication } from './own-application.ts';
import { StatusView } from './status-view.tsx';
import { TaskOverview } from './task-overview.tsx';

/** One of my applications: a draft as its list of parts, else where it stands. */
export function ApplicationPage() {
  const { ask } = useOwnApplication();
  return (
    <Asked of={ask} rows={6}>
      {(mine) =>
        mine.standing.state === 'draft' ? <TaskOverview mine={mine} /> : <StatusView mine={mine} />
      }
    </Asked>
  );
}
