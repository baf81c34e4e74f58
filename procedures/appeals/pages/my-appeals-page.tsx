import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listMine, type AppealableDecision, type MyAppeal } from '../contract.ts';
import { useBenefitName } from './names.ts';
import { HowItWorks, Remedies } from './remedies.tsx';
import { toneOf } from './tones.ts';

/** Decisions that I may appeal against, and the appeals I made. */
export function MyAppealsPage() {
  const t = useWords('appeals');
  const ask = useAsk(listMine, {});
  return (
    <Page title={t('pages.mine.title')} lead={t('pages.mine.lead')} back="/applications">
      <Asked of={ask}>
        {({ terms, decisions, appeals }) => (
          <>
            {decisions.length + appeals.length === 0 ? (
              <EmptyState title={t('pages.mine.none')}>
                <p>{t('pages.mine.none-says')}</p>
              </EmptyState>
            ) : null}
            {decisions.length === 0 ? null : <h2>{t('pages.mine.decisions')}</h2>}
            {decisions.map((each) => (
              <DecisionCard key={each.id} decision={each} />
            ))}
            {appeals.length === 0 ? null : <h2>{t('pages.mine.appeals')}</h2>}
            {appeals.map((each) => (
              <AppealCard key={each.id} appeal={each} />
            ))}
            <HowItWorks terms={terms} />
            <Remedies terms={terms} />
          </>
        )}
      </Asked>
    </Page>
  );
}

function DecisionCard({ decision }: { readonly decision: AppealableDecision }) {
  const t = useWords('appeals');
  const text = useText();
  const { language } = useLanguage();
  const benefit = useBenefitName();
  const until = dateText(decision.askUntil, language);
  return (
    <Card
      level={3}
      title={`${benefit(decision.benefitId)} · ${text(decision.name)}`}
      meta={
        <Tag tone={decision.late ? 'plain' : 'attention'}>
          {t(decision.late ? 'pages.mine.late' : 'pages.mine.until', { date: until })}
        </Tag>
      }
      actions={
        <LinkButton
          to={`/appeals/new/${decision.id}`}
          tone={decision.late ? 'secondary' : 'primary'}
        >
          {t('pages.mine.ask')}
        </LinkButton>
      }
    >
      {decision.reason === null ? null : (
        <p>
          {t('pages.mine.reason')}: {decision.reason}
        </p>
      )}
      <p className="yz-small">
        {t('pages.mine.told', { date: dateText(decision.toldOn, language) })} {decision.reference}
      </p>
    </Card>
  );
}

function AppealCard({ appeal }: { readonly appeal: MyAppeal }) {
  const t = useWords('appeals');
  const text = useText();
  const benefit = useBenefitName();
  return (
    <Card
      level={3}
      title={`${benefit(appeal.benefitId)} · ${text(appeal.decisionName)}`}
      meta={<Tag tone={toneOf[appeal.state]}>{t(`own-state.${appeal.state}`)}</Tag>}
      actions={
        <LinkButton to={`/appeals/${appeal.id}`} tone="secondary">
          {t('pages.mine.open')}
        </LinkButton>
      }
    >
      {appeal.reason === null ? null : <p>{appeal.reason}</p>}
      <p className="yz-small">
        {appeal.number} {appeal.reference}
      </p>
    </Card>
  );
}
