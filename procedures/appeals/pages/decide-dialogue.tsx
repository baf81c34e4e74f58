import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal } from 'antd';
import { useState } from 'react';
import { decideAppeal, type StaffAppeal } from '../contract.ts';

interface DecideDialogueProps {
  readonly appeal: StaffAppeal;
  readonly outcome: 'upheld' | 'changed';
  readonly onClose: () => void;
}

/** Upholds or changes a decision, with the reason that the person reads. */
export function DecideDialogue({ appeal, outcome, onClose }: DecideDialogueProps) {
  const t = useWords('appeals');
  const deciding = useTell(decideAppeal);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = outcome === 'changed' ? 'change' : 'uphold';
  const decide = async () => {
    if (reason.trim() === '') return setMissing(true);
    await deciding.tell({ params: { appealId: appeal.id }, body: { outcome, reason } });
    announce(t('pages.detail.decided'));
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t(`pages.detail.${act}`)}
      okText={t(`pages.detail.${act}`)}
      confirmLoading={deciding.pending}
      onOk={() => void decide().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className="yz-form">
        {deciding.problem ? <ProblemNotice problem={deciding.problem} /> : null}
        <p>{t(`pages.detail.${act}-says`)}</p>
        <TextArea
          id="reason"
          label={t('pages.detail.reason-field')}
          hint={t('pages.detail.reason-hint')}
          value={reason}
          maxLength={500}
          rows={4}
          error={
            missing
              ? { field: 'reason', code: 'empty', says: t('pages.detail.missing') }
              : undefined
          }
          onChange={(next) => {
            setReason(next);
            setMissing(false);
          }}
        />
      </div>
    </Modal>
  );
}
