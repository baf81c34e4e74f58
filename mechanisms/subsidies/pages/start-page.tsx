import { showBenefit, type BenefitView } from '@yanzhen/registers/policies/contract.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { call } from '@yanzhen/web-kit/client.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { asProblem, Problem } from '@yanzhen/web-kit/problem.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { faults, saveAnswers, showMine, startDraft } from '../contract.ts';
import { forgetAnswersOf, keptAnswersOf } from './calculator-answers.ts';
import { applicationAddress } from './own-application.ts';

/** Before an application: what it asks for, and the start, which goes on with a draft that is there. */
export function StartPage() {
  const { params } = useRoute();
  const benefit = useAsk(showBenefit, { params: { benefitId: params['benefitId'] ?? '' } });
  return <Asked of={benefit}>{(reply) => <Start benefit={reply} />}</Asked>;
}

function Start({ benefit }: { readonly benefit: BenefitView }) {
  const t = useWords('subsidies');
  const text = useText();
  const { city } = useRoute();
  const kept = keptAnswersOf(city, benefit);
  const count = Object.keys(kept).length;
  const { start, pending, problem } = useStart(benefit);
  return (
    <Page
      title={t('pages.talent.start.title', { benefit: text(benefit.name) })}
      lead={t('pages.talent.start.lead')}
      back={`/benefits/${benefit.id}`}
    >
      {count === 0 ? null : (
        <Notice tone="good" title={t('pages.talent.start.kept', { count })}>
          <p>{t('pages.talent.start.kept-says')}</p>
        </Notice>
      )}
      <Card title={t('pages.talent.start.need')}>
        <ul className="sub-list">
          <li>{t('pages.talent.start.need-identity')}</li>
          <li>{t('pages.talent.start.need-employer')}</li>
        </ul>
        <h3>{t('pages.talent.start.evidence')}</h3>
        <p className="yz-hint">{t('pages.talent.start.evidence-hint')}</p>
        <ul className="sub-list">
          {benefit.evidence.map((item) => (
            <li key={item.code}>
              {text(item.name)}
              {item.required ? null : (
                <span className="yz-small sub-aside">{t('pages.talent.start.optional')}</span>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {problem?.code === faults.alreadyOpen ? (
        <Actions>
          <LinkButton to="/applications">{t('pages.talent.start.mine')}</LinkButton>
        </Actions>
      ) : benefit.window.open ? (
        <Actions>
          <Button pending={pending} onClick={() => void start()}>
            {t('pages.talent.start.act')}
          </Button>
        </Actions>
      ) : (
        <Closed benefit={benefit} />
      )}
    </Page>
  );
}

function Closed({ benefit }: { readonly benefit: BenefitView }) {
  const t = useWords('subsidies');
  const { language } = useLanguage();
  const { today } = useSession();
  const { opensOn, closesOn } = benefit.window;
  return (
    <Notice tone="attention" title={t('pages.talent.start.closed')}>
      <p>
        {closesOn !== null && closesOn <= today
          ? t('pages.talent.start.closed-until', { date: dateText(closesOn, language) })
          : t('pages.talent.start.closed-from', { date: dateText(opensOn, language) })}
      </p>
    </Notice>
  );
}

/** Starts or goes on, takes over what was answered before, and opens the list of parts. */
function useStart(benefit: BenefitView) {
  const t = useWords('subsidies');
  const { city, go } = useRoute();
  const draft = useTell(startDraft);
  const save = useTell(saveAnswers);
  const start = async () => {
    const started = await draft.tell({ body: { benefitId: benefit.id } }).catch(asProblem);
    if (started instanceof Problem) return;
    const params = { applicationId: started.applicationId };
    try {
      // What the draft knows already was said later or by an office: it stays.
      const { answers: known } = await call(showMine, { params });
      const answers = Object.fromEntries(
        Object.entries(keptAnswersOf(city, benefit)).filter(([id]) => (known[id] ?? null) === null),
      );
      if (Object.keys(answers).length > 0) await save.tell({ params, body: { answers } });
      forgetAnswersOf(city, benefit);
    } catch {
      announce(t('pages.talent.start.not-taken'), 'bad');
    }
    go(applicationAddress(started.applicationId));
  };
  return { start, pending: draft.pending || save.pending, problem: draft.problem };
}
