import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';

/** Settles answers that differ, with the officer's reason. */
export function SettleForm({ questionId }: { readonly questionId: string }) {
  const t = useWords('checks');
  const settling = useTell(contract.settleQuestion);
  const [outcome, setOutcome] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = contract.answers.find((each) => each === outcome);
  const settle = async () => {
    setTried(true);
    if (chosen === undefined || reason.trim() === '') return;
    await settling.tell({ params: { questionId }, body: { outcome: chosen, reason } });
    announce(t('pages.question.settled'));
  };
  const wrong = (field: string, says: string) => ({ field, code: 'empty', says });
  return (
    <div className="yz-form">
      {settling.problem ? <ProblemNotice problem={settling.problem} /> : null}
      <RadioGroup
        inline
        id="outcome"
        label={t('pages.question.settle-as')}
        hint={t('pages.question.settle-says')}
        value={outcome}
        onChange={setOutcome}
        error={
          tried && chosen === undefined ? wrong('outcome', t('pages.answer.choose')) : undefined
        }
        options={contract.answers.map((each) => ({ value: each, label: t(`answer.${each}`) }))}
      />
      <TextArea
        id="reason"
        label={t('pages.question.reason')}
        value={reason}
        maxLength={500}
        rows={3}
        error={
          tried && reason.trim() === ''
            ? wrong('reason', t('pages.question.reason-missing'))
            : undefined
        }
        onChange={setReason}
      />
      <div className="yz-desk-acts">
        <Button
          type="primary"
          loading={settling.pending}
          onClick={() => void settle().catch(() => undefined)}
        >
          {t('pages.question.settle')}
        </Button>
      </div>
    </div>
  );
}
