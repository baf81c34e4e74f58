import { CountedDayPanel } from '@yanzhen/procedures/applications/pages/counting-panel.tsx';
import { Asked, useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import type { FieldError } from '@yanzhen/web-kit/problem.ts';
import { AnswerInput } from '@yanzhen/web-kit/questions/answer-input.tsx';
import { answerFault, type Answer } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { confirmEmployment } from '../contract.ts';
import { DisputeForm } from './dispute-form.tsx';
import { useWaitingEmployment, type Employment } from './employment.ts';

/** The agent answers for the employment of one employee, or sends it back. */
export function EmploymentPage() {
  const t = useWords('subsidies');
  const { params } = useRoute();
  const { ask, employment, searching } = useWaitingEmployment(params['applicationId'] ?? '');
  return (
    <Page title={t('pages.agent.one.title')} lead={t('pages.agent.one.lead')} back="/employments">
      <Asked of={ask}>
        {() =>
          employment !== undefined ? (
            <Confirm employment={employment} />
          ) : searching ? (
            <Skeleton />
          ) : (
            <EmptyState
              title={t('pages.agent.one.gone')}
              actions={<LinkButton to="/employments">{t('pages.agent.one.back')}</LinkButton>}
            >
              <p>{t('pages.agent.one.gone-says')}</p>
            </EmptyState>
          )
        }
      </Asked>
    </Page>
  );
}

function Confirm({ employment }: { readonly employment: Employment }) {
  const t = useWords('subsidies');
  const text = useText();
  const [disputing, setDisputing] = useState(false);
  const { dueOn, counting } = employment.standing;
  return (
    <>
      <SummaryList
        rows={[
          {
            id: 'person',
            label: t('pages.agent.list.person'),
            value: <strong>{employment.name}</strong>,
          },
          {
            id: 'benefit',
            label: t('pages.agent.list.benefit'),
            value: text(employment.benefit.name),
            ...(employment.reference === null ? {} : { source: employment.reference }),
          },
          ...(dueOn === null
            ? []
            : [
                {
                  id: 'due',
                  label: t('pages.agent.list.due'),
                  value: <CountedDayPanel on={dueOn} counting={counting} />,
                },
              ]),
        ]}
      />
      {disputing ? (
        <DisputeForm employment={employment} onCancel={() => setDisputing(false)} />
      ) : (
        <ConfirmForm employment={employment} onDispute={() => setDisputing(true)} />
      )}
    </>
  );
}

interface ConfirmFormProps {
  readonly employment: Employment;
  readonly onDispute: () => void;
}

function ConfirmForm({ employment, onDispute }: ConfirmFormProps) {
  const t = useWords('subsidies');
  const { go } = useRoute();
  const tell = useTell(confirmEmployment);
  const form = useEmploymentAnswers(employment);
  const send = async () => {
    if (!form.check()) return;
    const { applicationId, name } = employment;
    const reply = await tell
      .tell({ params: { applicationId }, body: { answers: form.answers } })
      .catch(() => undefined);
    if (reply === undefined) return;
    announce(t('pages.agent.one.confirmed', { name }));
    go('/employments');
  };
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!tell.pending) void send();
      }}
    >
      <div className="sub-head">
        <h2>{t('pages.agent.one.questions')}</h2>
        {form.stated.length === 0 ? null : (
          <Button
            tone="secondary"
            onClick={() => {
              form.takeStated();
              announce(t('pages.agent.one.same-done'));
            }}
          >
            {t('pages.agent.one.same')}
          </Button>
        )}
      </div>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {tell.problem === null ? null : <ProblemNotice problem={tell.problem} />}
      {employment.asks.map((question) => (
        <EmploymentQuestion
          key={`${question.factId} ${form.taken}`}
          employment={employment}
          question={question}
          form={form}
        />
      ))}
      <Actions>
        <Button type="submit" pending={tell.pending}>
          {t('pages.agent.one.act')}
        </Button>
        <Button tone="quiet" onClick={onDispute}>
          {t('pages.agent.one.dispute')}
        </Button>
      </Actions>
    </form>
  );
}

interface EmploymentQuestionProps {
  readonly employment: Employment;
  readonly question: Employment['asks'][number];
  readonly form: ReturnType<typeof useEmploymentAnswers>;
}

function EmploymentQuestion({ employment, question, form }: EmploymentQuestionProps) {
  const t = useWords('subsidies');
  const text = useText();
  const { factId } = question;
  const fact = employment.facts.find((each) => each.id === factId);
  const answer = form.answers[factId];
  const said = fact?.value ?? null;
  const differs = said !== null && answer !== undefined && answer !== said;
  return (
    <div>
      <AnswerInput
        question={{ ...question, wording: fact?.label ?? question.wording, mayNotKnow: false }}
        big={false}
        value={answer}
        error={form.errors.find((error) => error.field === factId)}
        onChange={(next) => form.set(factId, next)}
      />
      <p className="yz-small">
        {said === null
          ? t('pages.agent.one.nothing')
          : t('pages.agent.one.employee', { value: text(fact?.shown) })}
      </p>
      {differs ? <p className="sub-differs">{t('pages.agent.one.differs')}</p> : null}
    </div>
  );
}

/** The agent's own answers; none is there before the agent gives it. */
function useEmploymentAnswers(employment: Employment) {
  const t = useWords('subsidies');
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  // Counts how often the employee's answers were taken over, so that typed boxes start anew.
  const [taken, setTaken] = useState(0);
  const asked = new Set(employment.asks.map((question) => question.factId));
  const stated = employment.facts.flatMap(({ id, value }) =>
    value !== null && asked.has(id) ? [[id, value] as const] : [],
  );
  return {
    answers,
    errors,
    attempt,
    taken,
    stated,
    set: (factId: string, next: Answer | undefined) => {
      setErrors((before) => before.filter((error) => error.field !== factId));
      setAnswers(({ [factId]: _before, ...others }) =>
        next === undefined ? others : { ...others, [factId]: next },
      );
    },
    takeStated: () => {
      setAnswers(Object.fromEntries(stated));
      setErrors([]);
      setTaken((before) => before + 1);
    },
    /** Whether each question has an answer that fits; marks those that have not. */
    check: (): boolean => {
      const found = employment.asks.flatMap((question) => {
        const fault = answerFault({ ...question, mayNotKnow: false }, answers[question.factId]);
        if (fault === undefined) return [];
        return [{ field: question.factId, code: fault, says: t('pages.agent.one.answer-this') }];
      });
      setErrors(found);
      if (found.length > 0) setAttempt((before) => before + 1);
      return found.length === 0;
    },
  };
}
