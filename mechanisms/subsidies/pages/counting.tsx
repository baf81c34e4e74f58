import type { Counting } from '@yanzhen/procedures/applications/contract.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';

/** The counting of a term, one sentence a stretch of days; empty when nothing is counted. */
export function useCountingLines(): (counting: Counting | null) => string[] {
  const t = useWords('applications');
  const { language } = useLanguage();
  return (counting) =>
    counting === null
      ? []
      : [
          t('counting.start', { date: dateText(counting.from, language) }),
          ...counting.ranges.map((range) => t(`counting.${range.why}`, range.values[language])),
          ...(counting.extension ? [t('counting.extension', counting.extension)] : []),
          ...(counting.standing ?? []).map(({ from, reason }) =>
            t('counting.standing', { date: dateText(from, language), name: reason[language] }),
          ),
        ];
}
