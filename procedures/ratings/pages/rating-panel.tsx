import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listMine, type RateableStep } from '../contract.ts';
import { GivenRating } from './given-rating.tsx';
import { RatingForm } from './rating-form.tsx';

/** Rating the steps of one case that are over; nothing where none is. */
export function RatingPanel({ applicationId }: { readonly applicationId: string }) {
  const t = useWords('ratings');
  const text = useText();
  const steps = useAsk(listMine, { query: { applicationId } }).data?.steps ?? [];
  return (
    <>
      {steps.map((step) => (
        <Card
          key={`${step.step}-${step.id}`}
          title={t('pages.panel.title', { name: text(step.name) })}
          tone="quiet"
        >
          <StepRating step={step} />
        </Card>
      ))}
    </>
  );
}

/** What was rated, and the way to rate it while there is one. */
export function StepRating({ step }: { readonly step: RateableStep }) {
  const { rating } = step;
  return (
    <>
      {rating === null ? null : <GivenRating rating={rating} />}
      {rating === null || rating.mayRateAgain ? <RatingForm step={step} /> : null}
    </>
  );
}
