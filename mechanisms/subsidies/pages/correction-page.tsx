import { CountingPanel } from '@yanzhen/procedures/applications/pages/counting-panel.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { Asked, useTell } from '@yanzhen/web-kit/ask.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { AnswerInput } from '@yanzhen/web-kit/questions/answer-input.tsx';
import { answerFault, type Answer } from '@yanzhen/web-kit/questions/question-flow.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import type * as z from 'zod';
import type { correctionSchema } from '../contract-parts.ts';
import { saveAnswers, sendCorrection, type MyApplication } from '../contract.ts';
import { useAnswerError } from './answer-error.ts';
import { DecisionResult } from './decision-result.tsx';
import { EvidenceUpload } from './evidence-upload.tsx';
import { applicationAddress, useOwnApplication } from './own-application.ts';
import { forgetApplications } from './submission.ts';

type Correction = z.output<typeof correctionSchema>;
type Item = Correction['items'][number];

/** Exactly what the officer asked for, and only that. */
export function CorrectionPage() {
  const { ask } = useOwnApplication();
  return (
    <Asked of={ask}>
      {(mine) =>
        mine.correction === null ? (
          <NothingAsked mine={mine} />
        ) : (
          <CorrectionForm mine={mine} correction={mine.correction} />
        )
      }
    </Asked>
  );
}

function NothingAsked({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const to = applicationAddress(mine.applicationId);
  return (
    <Page title={t('pages.talent.correction.title')} back={to}>
      <EmptyState
        title={t('pages.talent.correction.none')}
        actions={<LinkButton to={to}>{t('pages.talent.correction.back')}</LinkButton>}
      />
    </Page>
  );
}

interface CorrectionProps {
  readonly mine: MyApplication;
  readonly correction: Correction;
}

function CorrectionForm({ mine, correction }: CorrectionProps) {
  const t = useWords('subsidies');
  const { language } = useLanguage();
  const { go } = useRoute();
  const queries = useQueryClient();
  const tell = useTell(sendCorrection, { invalidates: [] });
  const [pressed, setPressed] = useState(false);
  const { dueOn } = mine.standing;
  const left = correction.items.filter((item) => !item.done).length;
  const send = async () => {
    setPressed(true);
    if (left > 0) return;
    const params = { applicationId: mine.applicationId };
    const reply = await tell.tell({ params }).catch(() => undefined);
    if (reply?.submitted !== true) return;
    announce(t('pages.talent.correction.sent'));
    forgetApplications(queries);
    go(applicationAddress(mine.applicationId), { replace: true });
  };
  return (
    <Page
      title={t('pages.talent.correction.title')}
      lead={t('pages.talent.correction.lead')}
      back={applicationAddress(mine.applicationId)}
    >
      {dueOn === null ? null : (
        <div>
          <p>
            <strong>{t('pages.talent.correction.due', { date: dateText(dueOn, language) })}</strong>
          </p>
          <CountingPanel counting={mine.standing.counting} />
        </div>
      )}
      {correction.againReason === null ? null : (
        <Notice title={t('pages.talent.correction.again')}>
          <p>{correction.againReason}</p>
        </Notice>
      )}
      {correction.items.map((item) => (
        <ItemCard key={`${item.kind} ${item.id}`} mine={mine} item={item} />
      ))}
      {tell.problem === null ? null : <ProblemNotice problem={tell.problem} />}
      {tell.reply?.submitted === false ? (
        <>
          <Notice tone="bad" title={t('pages.talent.check.not-submitted')}>
            <p>{t('pages.talent.check.not-submitted-says')}</p>
          </Notice>
          <DecisionResult title={t('pages.talent.check.result')} decision={tell.reply.decision} />
        </>
      ) : null}
      {left > 0 ? (
        <p role={pressed ? 'alert' : undefined} className={pressed ? 'yz-error' : 'yz-hint'}>
          {t('pages.talent.correction.left', { count: left })}
        </p>
      ) : null}
      <Actions>
        <Button pending={tell.pending} onClick={() => void send()}>
          {t('pages.talent.correction.act')}
        </Button>
      </Actions>
    </Page>
  );
}

interface ItemProps {
  readonly mine: MyApplication;
  readonly item: Item;
}

function ItemCard({ mine, item }: ItemProps) {
  const t = useWords('subsidies');
  const text = useText();
  return (
    <Card
      title={text(item.name)}
      meta={
        <Tag tone={item.done ? 'good' : 'attention'}>
          {t(`pages.talent.correction.${item.done ? 'done' : 'todo'}`)}
        </Tag>
      }
    >
      <p className="sub-note-quote">
        <span className="yz-small">{t('pages.talent.correction.officer')}</span>
        {item.note}
      </p>
      {item.kind === 'evidence' ? (
        <EvidenceUpload mine={mine} code={item.id} label={t('pages.talent.correction.upload')} />
      ) : (
        <FactItem mine={mine} item={item} />
      )}
    </Card>
  );
}

function FactItem({ mine, item }: ItemProps) {
  const t = useWords('subsidies');
  const question = mine.questions.find(({ factId }) => factId === item.id);
  const [draft, setDraft] = useState<Answer | undefined>(mine.answers[item.id] ?? undefined);
  const [wrong, setWrong] = useState(false);
  const save = useTell(saveAnswers);
  const fault = wrong && question !== undefined ? answerFault(question, draft) : undefined;
  const { error, problem } = useAnswerError(item.id, fault, save.problem);
  if (question === undefined) return <p>{t('pages.talent.correction.gone')}</p>;
  const keep = async () => {
    if (draft === undefined || draft === null || answerFault(question, draft) !== undefined) {
      return setWrong(true);
    }
    const params = { applicationId: mine.applicationId };
    const kept = await save
      .tell({ params, body: { answers: { [item.id]: draft } } })
      .catch(() => undefined);
    if (kept !== undefined) announce(t('pages.talent.correction.saved'));
  };
  return (
    <form
      className="yz-question"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.pending) void keep();
      }}
    >
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <AnswerInput
        // What was asked for has to be said.
        question={{ ...question, mayNotKnow: false }}
        big={false}
        value={draft}
        error={error}
        onChange={(answer) => {
          setDraft(answer);
          setWrong(false);
          save.reset();
        }}
      />
      <Actions>
        <Button type="submit" tone="secondary" pending={save.pending}>
          {t('pages.talent.correction.save')}
        </Button>
      </Actions>
    </form>
  );
}
