import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listMine, type RateableStep } from '../contract.ts';
import { useBenefitName } from './names.ts';
import { StepRating } from './rating-panel.tsx';

/** Every step that I may rate, with the ratings I gave. */
export function MyRatingsPage() {
  const t = useWords('ratings');
  const ask = useAsk(listMine, {});
  return (
    <Page title={t('pages.mine.title')} lead={t('pages.mine.lead')} back="/">
      <Asked of={ask}>
        {({ steps }) =>
          steps.length === 0 ? (
            <EmptyState title={t('pages.mine.none')}>
              <p>{t('pages.mine.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              {steps.map((step) => (
                <StepCard key={`${step.step}-${step.id}`} step={step} />
              ))}
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function StepCard({ step }: { readonly step: RateableStep }) {
  const t = useWords('ratings');
  const text = useText();
  const { language } = useLanguage();
  const { account } = useSession();
  const benefit = useBenefitName();
  const date = dateText(civilDateOf(new Date(step.at)), language);
  return (
    <Card title={`${benefit(step.benefitId)} · ${text(step.name)}`}>
      <p className="yz-small">
        {t('pages.mine.at', { date })}{' '}
        {account?.kind === 'agent' ? (
          t('pages.mine.agent-case', { reference: step.reference ?? '' })
        ) : (
          <Link to={`/applications/${step.applicationId}`}>{step.reference}</Link>
        )}
      </p>
      <StepRating step={step} />
    </Card>
  );
}
