import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import type { ReactNode } from 'react';
import type { Counting } from '../contract.ts';

/** The counting of a term, one sentence a stretch of days; empty when nothing is counted. */
export function useCountingLines(): (counting: Counting | null) => string[] {
  const t = useWords('applications');
  const { language } = useLanguage();
  // The promised days come first in the legal term too: only what follows them is told again.
  const legalLines = (legal: NonNullable<Counting['legal']>, promised: string): string[] => [
    t(legal.provisional ? 'counting.legal-provisional' : 'counting.legal', {
      workingDays: legal.workingDays,
      date: dateText(legal.dueOn, language),
    }),
    ...legal.ranges
      .filter((range) => range.to > promised)
      .map((range) => t(`counting.${range.why}`, range.values[language])),
  ];
  return (counting) =>
    counting === null
      ? []
      : [
          t('counting.start', { date: dateText(counting.from, language) }),
          ...counting.ranges.map((range) => t(`counting.${range.why}`, range.values[language])),
          ...(counting.extension ? [t('counting.extension', counting.extension)] : []),
          ...(counting.legal ? legalLines(counting.legal, counting.dueOn) : []),
          ...(counting.standing ?? []).map(({ from, reason }) =>
            t('counting.standing', { date: dateText(from, language), name: reason[language] }),
          ),
        ];
}

interface DayProps {
  /** Null once nobody waits for it any more. */
  readonly on: CivilDate | null;
  /** Null for a day that was kept before its counting was. */
  readonly counting: Counting | null;
  /** What stands beside the day: late, handed on. */
  readonly children?: ReactNode;
}

/** The last day of a term with how it was counted; past the published calendar it says that it may move. */
export function CountedDayPanel({ on, counting, children }: DayProps) {
  const { language } = useLanguage();
  if (on === null) return <>—</>;
  // A later term of the same thing is another day: its counting alone is told.
  const counted = counting?.dueOn === on ? counting : null;
  return (
    <>
      <span className="yz-counted-day">
        <time dateTime={on}>{dateText(on, language)}</time>
        <Provisional counting={counted} />
        {children}
      </span>
      <CountingPanel counting={counted} />
    </>
  );
}

/** How a day that stands in a sentence was counted. */
export function CountingPanel({ counting }: Pick<DayProps, 'counting'>) {
  const t = useWords('applications');
  const kit = useWords();
  const lines = useCountingLines()(counting);
  if (counting === null) return null;
  return (
    <Disclosure says={t('counting.days', { count: counting.workingDays })}>
      <ul className="yz-counting">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {counting.provisional ? (
        <p className="yz-small">{kit('status.provisional-explains')}</p>
      ) : null}
    </Disclosure>
  );
}

function Provisional({ counting }: Pick<DayProps, 'counting'>) {
  const kit = useWords();
  return counting?.provisional ? <Tag tone="attention">{kit('status.provisional')}</Tag> : null;
}
