import { listYears } from '@yanzhen/registers/calendar/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { CaseRow } from '../contract.ts';
import { workingDaysLeft } from './working-days-left.ts';

interface DueProps {
  readonly dueOn: string | null;
  readonly urgency: CaseRow['urgency'];
  /** In a column: a day of this year without its year, and the count in its shortest form. */
  readonly dense?: boolean;
}

/** A due day with how many working days are left, in words beside the colour. */
export function Due({ dueOn, urgency, dense = false }: DueProps) {
  const says = useDueSays();
  const { today } = useSession();
  if (dueOn === null || urgency === null) return <span className="sub-none">—</span>;
  const whole = says(dueOn, urgency, false);
  const thisYear = dense && dueOn.slice(0, 4) === today.slice(0, 4);
  return (
    <span className="sub-due" title={dense ? `${dueOn} ${whole}` : undefined}>
      <time dateTime={dueOn}>{thisYear ? dueOn.slice(5) : dueOn}</time>{' '}
      <span className={`sub-left sub-left-${urgency}`}>
        {dense ? says(dueOn, urgency, true) : whole}
      </span>
    </span>
  );
}

/** How pressing a due day is, counted by the city's calendar; by its colour until that is there. */
function useDueSays(): (
  dueOn: string,
  urgency: NonNullable<CaseRow['urgency']>,
  short: boolean,
) => string {
  const t = useWords('subsidies');
  const { today } = useSession();
  const calendar = useAsk(listYears, {}, { freshFor: 3_600_000 });
  return (dueOn, urgency, short) => {
    const form = short ? 'short' : 'urgency';
    const left =
      calendar.data === undefined ? undefined : workingDaysLeft(calendar.data.rows, today, dueOn);
    if (left === undefined || (urgency === 'overdue' && left === 0)) {
      return t(`pages.desk.${form}.${urgency}`);
    }
    if (left === 0) return t(`pages.desk.${form}.today`);
    return t(`pages.desk.${form}.${left < 0 ? 'late' : 'left'}`, { count: Math.abs(left) });
  };
}
