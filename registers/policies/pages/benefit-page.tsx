import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';

import { Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { readKeptAnswers } from '@yanzhen/web-kit/questions/kept-answers.ts';
import { QuestionForm } from '@yanzhen/web-kit/questions/question-form.tsx';
import { answersThatFit } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { lazy, Suspense } from 'react';
import * as contract from '../contract.ts';
import { BenefitRules } from './benefit-rules.tsx';

/** Loaded once there is something to show: the first question comes sooner. */
const CalculatorResult = lazy(() =>
  import('./calculator-result.tsx').then((m) => ({ default: m.CalculatorResult })),
);

/** One benefit: a few questions, what it would give and why, and the rules in full below. */
export function BenefitPage() {
  const { params } = useRoute();
  const benefit = useAsk(contract.showBenefit, {
    params: { benefitId: params['benefitId'] ?? '' },
  });
  return <Asked of={benefit}>{(view) => <Calculator benefit={view} />}</Asked>;
}

function Calculator({ benefit }: { readonly benefit: contract.BenefitView }) {
  const t = useWords('policies');
  const text = useText();
  const { city, search, go } = useRoute();
  const id = contract.keptAnswersId(city, benefit.id);
  // What was said about all benefits together holds for this one too.
  const all = readKeptAnswers(contract.allAnswersId(city));
  const answers = answersThatFit(benefit.questions, { ...all, ...readKeptAnswers(id) });
  const here = `/benefits/${benefit.id}`;
  const result = search['view'] === 'result' && Object.keys(answers).length > 0;
  return (
    <Page
      title={text(benefit.name)}
      lead={result ? undefined : text(benefit.summary)}
      back={result ? here : '/benefits'}
    >
      {result ? (
        <Suspense fallback={<Skeleton rows={6} />}>
          <CalculatorResult benefit={benefit} answers={answers} questionsAt={here} />
        </Suspense>
      ) : (
        <>
          <p className="yz-small">
            {t('pages.benefit.questions', { count: benefit.questions.length })}
          </p>
          <QuestionForm
            id={id}
            questions={benefit.questions}
            known={answers}
            onDone={() => go(`${here}?view=result`)}
          />
        </>
      )}
      <BenefitRules benefit={benefit} />
    </Page>
  );
}
