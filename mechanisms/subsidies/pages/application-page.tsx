import { Asked } from '@yanzhen/web-kit/ask.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useOwnApplication } from './own-application.ts';
import { StatusView } from './status-view.tsx';
import { TaskOverview } from './task-overview.tsx';

/** One of my applications: a draft as its list of parts, else where it stands. */
export function ApplicationPage() {
  const t = useWords('subsidies');
  const { ask } = useOwnApplication();
  if (ask.data === undefined) {
    return (
      <Page title={t('pages.talent.case.title')} back="/applications">
        <Asked of={ask} rows={6}>
          {() => null}
        </Asked>
      </Page>
    );
  }
  const mine = ask.data;
  return mine.standing.state === 'draft' ? (
    <TaskOverview mine={mine} />
  ) : (
    <StatusView mine={mine} />
  );
}
