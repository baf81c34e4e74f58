import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { readKeptAnswers } from '@yanzhen/web-kit/questions/kept-answers.ts';
import { QuestionForm } from '@yanzhen/web-kit/questions/question-form.tsx';
import { answersThatFit } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { BenefitRules } from './benefit-rules.tsx';
import { CalculatorResult } from './calculator-result.tsx';

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
  const answers = answersThatFit(benefit.questions, readKeptAnswers(id));
  const here = `/benefits/${benefit.id}`;
  const result = search['view'] === 'result' && Object.keys(answers).length > 0;
  return (
    <Page
      title={text(benefit.name)}
      lead={result ? undefined : text(benefit.summary)}
      back={result ? here : '/benefits'}
    >
      {result ? (
        <CalculatorResult benefit={benefit} answers={answers} questionsAt={here} />
      ) : (
        <>
          <p className="yz-small">
            {t('pages.benefit.questions', { count: benefit.questions.length })}
          </p>
          <QuestionForm
            id={id}
            questions={benefit.questions}
            onDone={() => go(`${here}?view=result`)}
          />
        </>
      )}
      <BenefitRules benefit={benefit} />
    </Page>
  );
}
