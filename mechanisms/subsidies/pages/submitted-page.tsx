import { useQueryClient } from '@tanstack/react-query';
import { Asked } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { MyApplication } from '../contract.ts';
import { applicationAddress, useOwnApplication } from './own-application.ts';
import { PromiseSteps } from './promise-steps.tsx';
import { ReceiptButton } from './receipt-button.tsx';
import { StandingPanel } from './standing-panel.tsx';
import { findSubmission } from './submission.ts';

/** The confirmation: reference number, what happens next, by which day. */
export function SubmittedPage() {
  const { ask } = useOwnApplication();
  return <Asked of={ask}>{(mine) => <Submitted mine={mine} />}</Asked>;
}

function Submitted({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const text = useText();
  const submission = findSubmission(useQueryClient(), mine.applicationId);
  return (
    <Page title={t('pages.talent.submitted.title')} above={text(mine.benefit.name)}>
      <section className="sub-receipt">
        <p>{t('pages.talent.submitted.reference')}</p>
        <p className="sub-reference">{submission?.reference ?? mine.reference}</p>
        {mine.amountFen === null ? null : (
          <p>
            {t('pages.talent.submitted.asks')} <Money fen={mine.amountFen} />
          </p>
        )}
      </section>
      <p>{t('pages.talent.submitted.keep')}</p>
      <h2>{t('pages.talent.submitted.next')}</h2>
      <StandingPanel mine={mine} />
      {submission === undefined ? null : (
        <Card>
          <PromiseSteps promise={submission.promise} counted={false} />
        </Card>
      )}
      <Actions>
        <LinkButton to={applicationAddress(mine.applicationId)}>
          {t('pages.talent.submitted.open')}
        </LinkButton>
        <ReceiptButton applicationId={mine.applicationId} />
      </Actions>
    </Page>
  );
}
