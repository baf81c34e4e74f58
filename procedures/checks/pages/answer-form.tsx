import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';

/** Yes, no or no data, with a note. */
export function AnswerForm({ questionId }: { readonly questionId: string }) {
  const t = useWords('checks');
  const telling = useTell(contract.answerQuestion);
  const [answer, setAnswer] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = contract.answers.find((each) => each === answer);
  const noteMissing = chosen !== undefined && chosen !== 'yes' && note.trim() === '';
  const send = async () => {
    setTried(true);
    if (chosen === undefined || noteMissing) return;
    const said = note.trim() === '' ? {} : { note };
    await telling.tell({ params: { questionId }, body: { answer: chosen, ...said } });
    announce(t('pages.answer.sent'));
  };
  return (
    <div className="yz-form">
      {telling.problem ? <ProblemNotice problem={telling.problem} /> : null}
      <RadioGroup
        id="answer"
        label={t('pages.question.answer')}
        value={answer}
        onChange={setAnswer}
        error={
          tried && chosen === undefined
            ? { field: 'answer', code: 'empty', says: t('pages.answer.choose') }
            : undefined
        }
        options={contract.answers.map((each) => ({
          value: each,
          label: t(`answer.${each}`),
          hint: t(`pages.answer.${each}-hint`),
        }))}
      />
      <TextArea
        id="note"
        label={t('pages.answer.note')}
        hint={t('pages.answer.note-hint')}
        optional={chosen === undefined || chosen === 'yes'}
        value={note}
        maxLength={500}
        rows={3}
        error={
          tried && noteMissing
            ? { field: 'note', code: 'empty', says: t('pages.answer.note-missing') }
            : undefined
        }
        onChange={setNote}
      />
      <div className="yz-desk-acts">
        <Button
          type="primary"
          loading={telling.pending}
          onClick={() => void send().catch(() => undefined)}
        >
          {t('pages.answer.send')}
        </Button>
      </div>
    </div>
  );
}
