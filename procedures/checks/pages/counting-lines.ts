import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import type { Counting } from '../../applications/contract.ts';

/** How the last day for an answer was counted, one sentence a stretch of days. */
export function useCountingLines(): (counting: Counting) => string[] {
  const t = useWords('applications');
  const { language } = useLanguage();
  return (counting) => [
    t('counting.start', { date: dateText(counting.from, language) }),
    ...counting.ranges.map((range) => t(`counting.${range.why}`, range.values[language])),
  ];
}
