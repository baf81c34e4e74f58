import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import { AnswerForm } from './answer-form.tsx';
import { AnswerSides } from './answer-sides.tsx';
import { IdentityNumber } from './identity-number.tsx';
import { CountedDue } from './question-due.tsx';
import { stateTones } from './tones.ts';
import './checks.css';

type Shown = ReplyOf<typeof contract.showMine>;

/** One question to the reader's department, and its answer. */
export function AnswerPage() {
  const t = useWords('checks');
  const { params } = useRoute();
  const ask = useAsk(contract.showMine, { params: { questionId: params['questionId'] ?? '' } });
  return (
    <DeskPage
      title={t('pages.answer.title', { number: ask.data?.number ?? '' })}
      crumbs={[{ says: t('pages.answer.back'), to: '/desk/checks/mine' }]}
      meta={
        ask.data ? (
          <Tag tone={stateTones[ask.data.state]}>{t(`question-state.${ask.data.state}`)}</Tag>
        ) : undefined
      }
    >
      <Asked of={ask}>{(question) => <Sheets question={question} />}</Asked>
    </DeskPage>
  );
}

function Sheets({ question }: { readonly question: Shown }) {
  const t = useWords('checks');
  const text = useText();
  return (
    <>
      <DeskSheet title={text(question.asks)}>
        <DeskFacts
          columns={1}
          facts={[
            ...(question.name === null
              ? []
              : [{ id: 'name', label: t('pages.answer.name'), value: question.name }]),
            {
              id: 'identity',
              label: t('pages.answer.identity'),
              value: (
                <IdentityNumber
                  questionId={question.id}
                  masked={question.identityNumber}
                  mayOpen={question.mayAnswer}
                />
              ),
            },
            ...(question.employer === null
              ? []
              : [{ id: 'employer', label: t('pages.answer.employer'), value: question.employer }]),
            ...question.facts.map((fact) => ({
              id: fact.label.en,
              label: text(fact.label),
              value: text(fact.shown),
            })),
            { id: 'due', label: t('pages.answer.due'), value: <CountedDue {...question} /> },
          ]}
        />
      </DeskSheet>
      <DeskSheet title={t('pages.answer.your-answer')}>
        {question.answers.length > 0 ? <AnswerSides answers={question.answers} /> : null}
        {question.mayAnswer ? (
          <AnswerForm questionId={question.id} />
        ) : question.answers.length === 0 ? (
          <Notice title={t('pages.answer.not-now')} />
        ) : null}
      </DeskSheet>
      <DeskSheet title={t('pages.answer.why')}>
        <DeskFacts
          columns={1}
          facts={[
            { id: 'purpose', label: t('pages.answer.purpose'), value: text(question.purpose) },
            { id: 'basis', label: t('pages.answer.basis'), value: text(question.basis) },
          ]}
        />
      </DeskSheet>
    </>
  );
}
