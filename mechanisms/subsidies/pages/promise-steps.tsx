import { CountingPanel } from '@yanzhen/procedures/applications/pages/counting-panel.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { AssumedMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { Timeline } from '@yanzhen/web-kit/plain/timeline.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import type * as z from 'zod';
import type { promiseSchema } from '../contract-parts.ts';

interface PromiseStepsProps {
  readonly promise: z.output<typeof promiseSchema>;
  /** False where the counting stands elsewhere on the page. */
  readonly counted?: boolean;
}

/** What happens next, each step with its day, and how the first is counted. */
export function PromiseSteps({ promise, counted = true }: PromiseStepsProps) {
  const t = useWords('subsidies');
  const { language } = useLanguage();
  const kit = useWords();
  // The same mark at each step says no more than once below them.
  const allAssumed = promise.steps.every((step) => step.assumed);
  return (
    <>
      <p>{t('pages.talent.promise.end', { date: dateText(promise.endOn, language) })}</p>
      <Timeline
        events={promise.steps.map((step) => ({
          id: step.stage,
          title: (
            <>
              {t(`pages.talent.promise.stage.${step.stage}`)}{' '}
              {step.assumed && !allAssumed ? <AssumedMark /> : null}
            </>
          ),
          detail: t('pages.talent.promise.days', {
            count: step.workingDays,
            date: dateText(step.dueOn, language),
          }),
        }))}
      />
      {allAssumed ? (
        <p className="yz-small">
          <AssumedMark /> {kit('assumed.explains')}
        </p>
      ) : null}
      {counted ? <CountingPanel counting={promise.counting} /> : null}
    </>
  );
}
