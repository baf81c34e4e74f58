import { listYears } from '@yanzhen/registers/calendar/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { CaseRow } from '../contract.ts';
import { workingDaysLeft } from './working-days-left.ts';

interface DueProps {
  readonly dueOn: string | null;
  readonly urgency: CaseRow['urgency'];
}

/** A due day with how many working days are left, in words beside the colour. */
export function Due({ dueOn, urgency }: DueProps) {
  const says = useDueSays();
  if (dueOn === null || urgency === null) return <span className="sub-none">—</span>;
  return (
    <span className="sub-due">
      <time dateTime={dueOn}>{dueOn}</time>{' '}
      <span className={`sub-left sub-left-${urgency}`}>{says(dueOn, urgency)}</span>
    </span>
  );
}

/** How pressing a due day is, counted by the city's calendar; by its colour until that is there. */
function useDueSays(): (dueOn: string, urgency: NonNullable<CaseRow['urgency']>) => string {
  const t = useWords('subsidies');
  const { today } = useSession();
  const calendar = useAsk(listYears, {}, { freshFor: 3_600_000 });
  return (dueOn, urgency) => {
    const left =
      calendar.data === undefined ? undefined : workingDaysLeft(calendar.data.rows, today, dueOn);
    if (left === undefined || (urgency === 'overdue' && left === 0)) {
      return t(`pages.desk.urgency.${urgency}`);
    }
    if (left === 0) return t('pages.desk.urgency.today');
    return t(left < 0 ? 'pages.desk.urgency.late' : 'pages.desk.urgency.left', {
      count: Math.abs(left),
    });
  };
}
