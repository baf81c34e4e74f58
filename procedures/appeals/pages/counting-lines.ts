import type { Counting } from '../../applications/contract.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';

/** How a last day was counted, one sentence a stretch of days; empty where nothing is counted. */
export function useCountingLines(): (counting: Counting | null) => string[] {
  const t = useWords('applications');
  const { language } = useLanguage();
  return (counting) =>
    counting === null
      ? []
      : [
          t('counting.start', { date: dateText(counting.from, language) }),
          ...counting.ranges.map((range) => t(`counting.${range.why}`, range.values[language])),
        ];
}
