import type { Counting } from '@yanzhen/procedures/applications/contract.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';

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
