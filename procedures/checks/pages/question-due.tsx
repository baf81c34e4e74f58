import { dateText, denseDate } from '@yanzhen/web-kit/dates.ts';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import type { Counting } from '../../applications/contract.ts';
import { useCountingLines } from './counting-lines.ts';

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
  const { language } = useLanguage();
  const lines = useCountingLines()(props.counting);
  return (
    <>
      <span className="checks-due">
        {dateText(props.dueOn, language)}
        {props.overdue ? <Tag tone="bad">{t('pages.answer.overdue')}</Tag> : null}
      </span>
      <Disclosure says={t('pages.answer.counting')}>
        <ul className="yz-counting">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
