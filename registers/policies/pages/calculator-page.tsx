import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { tellAnswer } from '@yanzhen/web-kit/questions/answer-input.tsx';
import {
  forgetKeptAnswers,
  keepAnswers,
  readKeptAnswers,
} from '@yanzhen/web-kit/questions/kept-answers.ts';
import { answersThatFit, type Answers } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import * as contract from '../contract.ts';
import { CalculatorQuestion } from './calculator-question.tsx';
import { EntitlementGroups } from './entitlement-groups.tsx';
import { PriorAwards, useKeptAwards, type PriorAward } from './prior-awards.tsx';
import './calculator.css';

type Who = 'person' | 'organisation';

/** What one can get of all that the city gives: one question after another, results as they come. */
export function CalculatorPage() {
  const t = useWords('policies');
  const { search, go } = useRoute();
  const who: Who = search['who'] === 'organisation' ? 'organisation' : 'person';
  const other: Who = who === 'person' ? 'organisation' : 'person';
  return (
    <Page title={t(`pages.all.title-${who}`)} lead={t('pages.all.lead')}>
      <Calculator key={who} who={who} />
      <p className="calculator-doors">
        <Button
          tone="quiet"
          onClick={() => go(other === 'person' ? '/calculator' : '/calculator?who=organisation')}
        >
          {t(`pages.all.for-${other}`)}
        </Button>
        <LinkButton to="/benefits" tone="quiet">
          {t('pages.all.list')}
        </LinkButton>
      </p>
    </Page>
  );
}

function Calculator({ who }: { readonly who: Who }) {
  const t = useWords('policies');
  const { city } = useRoute();
  const id = contract.allAnswersId(city);
  const [answers, setAnswers] = useState<Answers>(() => readKeptAnswers(id));
  const [changing, setChanging] = useState<string>();
  const { tell, problem, pending } = useTell(contract.decideAll, { invalidates: [] });
  const [shown, setShown] = useState<contract.AllEntitlementsView>();
  const top = useRef<HTMLDivElement>(null);
  const [prior, setPrior] = useKeptAwards(city);
  const content = JSON.stringify({ answers, prior });
  const ask = useCallback(() => {
    const body = { who, ...(JSON.parse(content) as { answers: Answers; prior: PriorAward[] }) };
    // A failure is shown from `problem`.
    tell({ body }).then(setShown, () => undefined);
  }, [tell, who, content]);
  useEffect(ask, [ask]);

  const keep = (next: Answers) => {
    setAnswers(next);
    keepAnswers(id, next);
    setChanging(undefined);
    requestAnimationFrame(() => top.current?.focus());
  };
  const restart = () => {
    forgetKeptAnswers(id);
    setAnswers({});
    setPrior([]);
    setChanging(undefined);
  };
  // Answers of an older form, or of a fact that is gone, are refused: they fall away.
  if (problem && Object.keys(answers).length > 0 && problem.status === 400) {
    return <ProblemNotice problem={problem} onRetry={restart} />;
  }
  if (problem) return <ProblemNotice problem={problem} onRetry={ask} />;
  if (!shown) return <Skeleton rows={8} />;
  const changed = shown.answered.find(({ factId }) => factId === changing);
  const asked = changed ? [changed] : shown.next;
  return (
    <>
      <div ref={top} tabIndex={-1} className="calculator-top" aria-busy={pending}>
        {asked.length === 0 ? (
          <Finished shown={shown} />
        ) : (
          <CalculatorQuestion
            key={asked.map(({ factId }) => factId).join()}
            questions={asked}
            known={changed ? answersThatFit(asked, answers) : {}}
            openCount={changed ? undefined : shown.openCount}
            pending={pending}
            onAnswer={(given) => keep({ ...answers, ...given })}
            {...(changed ? { onCancel: () => setChanging(undefined) } : {})}
          />
        )}
      </div>
      <EntitlementGroups all={shown} />
      <PriorAwards benefits={shown.benefits} awards={prior} onChange={setPrior} />
      <MyAnswers shown={shown} answers={answers} change={setChanging} restart={restart} />
      <p className="yz-small">{t('pages.benefit.not-kept')}</p>
    </>
  );
}

/** Nothing that the person can say changes an answer any more. */
function Finished({ shown }: { readonly shown: contract.AllEntitlementsView }) {
  const t = useWords('policies');
  const count = (standing: contract.EntitlementView['standing']) =>
    shown.benefits.filter((each) => each.standing === standing).length;
  return (
    <section className="yz-card yz-card-accent">
      <h2>{t('pages.all.finished')}</h2>
      <p>
        {t('pages.all.finished-says', {
          yes: count('yes'),
          confirmed: count('if-confirmed'),
        })}
      </p>
    </section>
  );
}

interface MyAnswersProps {
  readonly shown: contract.AllEntitlementsView;
  readonly answers: Answers;
  readonly change: (factId: string) => void;
  readonly restart: () => void;
}

/** Every answer given, with a way to change it. */
function MyAnswers({ shown, answers, change, restart }: MyAnswersProps) {
  const t = useWords('policies');
  const kit = useWords();
  const text = useText();
  if (shown.answered.length === 0) return null;
  return (
    <section className="policy-part">
      <Disclosure says={t('pages.all.my-answers', { count: shown.answered.length })}>
        <SummaryList
          rows={shown.answered.map((question) => ({
            id: question.factId,
            label: text(question.label),
            value: tellAnswer(question, answers[question.factId], kit, text),
            change: () => change(question.factId),
          }))}
        />
        <Button tone="quiet" onClick={restart}>
          {kit('question.restart')}
        </Button>
      </Disclosure>
    </section>
  );
}
