import { Asked, useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { AnswerInput } from '@yanzhen/web-kit/questions/answer-input.tsx';
import { answerFault, type Answer } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { saveAnswers, type MyApplication } from '../contract.ts';
import { useFactRows } from './fact-rows.tsx';
import {
  addressAfter,
  applicationAddress,
  unanswered,
  useOwnApplication,
} from './own-application.ts';
import { useAnswerError } from './answer-error.ts';

/** One question a page, each kept when it is answered; then all answers with a way to change each. */
export function QuestionPage() {
  const { ask } = useOwnApplication();
  return <Asked of={ask}>{(mine) => <Questions mine={mine} />}</Asked>;
}

function Questions({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const { search } = useRoute();
  const asked = search['fact'];
  const chosen = mine.questions.find((question) => question.factId === asked);
  const question = chosen ?? (asked === undefined ? unanswered(mine)[0] : undefined);
  const left = unanswered(mine).length;
  return (
    <Page
      title={t('pages.talent.question.title')}
      back={addressAfter(mine.applicationId, search['from'])}
      above={
        question === undefined || search['from'] === 'check' || left === 0
          ? undefined
          : left === 1
            ? t('pages.talent.question.last')
            : t('pages.talent.question.left', { count: left })
      }
    >
      {question === undefined ? (
        <AllAnswers mine={mine} />
      ) : (
        <OneQuestion key={question.factId} mine={mine} question={question} />
      )}
    </Page>
  );
}

interface OneQuestionProps {
  readonly mine: MyApplication;
  readonly question: MyApplication['questions'][number];
}

function OneQuestion({ mine, question }: OneQuestionProps) {
  const t = useWords('subsidies');
  const { search, go } = useRoute();
  const save = useTell(saveAnswers);
  const { factId } = question;
  const [draft, setDraft] = useState<Answer | undefined>(mine.answers[factId] ?? undefined);
  const [wrong, setWrong] = useState(false);
  const fault = wrong ? answerFault(question, draft) : undefined;
  const { error, problem } = useAnswerError(factId, fault, save.problem);

  const send = async () => {
    if (draft === undefined || answerFault(question, draft) !== undefined) return setWrong(true);
    let reply: MyApplication;
    try {
      reply = await save.tell({
        params: { applicationId: mine.applicationId },
        body: { answers: { [factId]: draft } },
      });
    } catch {
      return;
    }
    go(addressOfNext(reply, factId, search));
  };
  return (
    <form
      className="yz-question"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.pending) void send();
      }}
    >
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <AnswerInput
        question={question}
        value={draft}
        error={error}
        onChange={(answer) => {
          setDraft(answer);
          setWrong(false);
          save.reset();
        }}
      />
      <Actions>
        <Button type="submit" pending={save.pending}>
          {t('pages.talent.question.act')}
        </Button>
      </Actions>
    </form>
  );
}

/** After an answer: back to where it was changed, the next open question, or the list of answers. */
function addressOfNext(
  mine: MyApplication,
  answered: string,
  search: Readonly<Record<string, string>>,
): string {
  const here = applicationAddress(mine.applicationId, 'questions');
  if (search['from'] === 'check') return addressAfter(mine.applicationId, 'check');
  if (search['from'] === 'list') return `${here}?fact=all`;
  const place = mine.questions.findIndex((question) => question.factId === answered);
  const later = new Set(mine.questions.slice(place + 1).map((question) => question.factId));
  // One that was left open is not asked again at once: the list of answers shows it.
  const next = unanswered(mine).find((question) => later.has(question.factId));
  if (next !== undefined) return `${here}?fact=${next.factId}`;
  return unanswered(mine).length === 0
    ? applicationAddress(mine.applicationId)
    : `${here}?fact=all`;
}

function AllAnswers({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const text = useText();
  const open = unanswered(mine);
  const here = applicationAddress(mine.applicationId, 'questions');
  const rows = useFactRows(
    mine.questions.map((question) => ({
      id: question.factId,
      label: text(question.wording),
      fact: mine.facts.find((fact) => fact.id === question.factId),
    })),
    (factId) => `${here}?fact=${factId}&from=list`,
  );
  const [first] = open;
  return (
    <>
      {first === undefined ? (
        <p>{t('pages.talent.question.all')}</p>
      ) : (
        <Notice tone="attention" title={t('pages.talent.question.open', { count: open.length })}>
          <p>{t('pages.talent.question.open-says')}</p>
        </Notice>
      )}
      <SummaryList rows={rows} />
      <Actions>
        <LinkButton to={applicationAddress(mine.applicationId)}>
          {t('pages.talent.question.back')}
        </LinkButton>
      </Actions>
    </>
  );
}
