import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { Counting } from '../../applications/contract.ts';
import { CountedDayPanel } from '../../applications/pages/counting-panel.tsx';

/** The last day for an answer; overdue in a word, not in a colour alone. */
export function QuestionDue({
  dueOn,
  overdue,
}: {
  readonly dueOn: string;
  readonly overdue: boolean;
}) {
  const t = useWords('checks');
  return (
    <span className="checks-due">
      {denseDate(dueOn)}
      {overdue ? <Tag tone="bad">{t('pages.mine.overdue-tag')}</Tag> : null}
    </span>
  );
}

/** The same with its counting. */
export function CountedDue(props: {
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly counting: Counting;
}) {
  const t = useWords('checks');
  return (
    <CountedDayPanel on={props.dueOn} counting={props.counting}>
      {props.overdue ? <Tag tone="bad">{t('pages.answer.overdue')}</Tag> : null}
    </CountedDayPanel>
  );
}
